import type { Counts, RatingCell } from './result.ts';

/** How a group that rated something stands to each other. */
export type Mood = 'few' | 'agreed' | 'mostly' | 'doubt' | 'divided';

/** Below this many votes nothing is said about the group. */
const ENOUGH = 3;
/** The share of all votes that each of two camps must have. */
const CAMP = 0.3;
/** Variances up to which a group agrees, and mostly does. */
const AGREED = 0.75;
const MOSTLY = 1;

export function votesIn(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** The middle vote, from 1; of an even number of votes the lower of the two. Null without votes. */
export function middleOf(counts: Counts): number | null {
  const half = Math.ceil(votesIn(counts) / 2);
  if (half === 0) return null;
  return counts.findIndex((_, index) => votesIn(counts.slice(0, index + 1)) >= half) + 1;
}

/** How far the votes lie apart: their variance. */
export function spreadOf(counts: Counts): number {
  const votes = votesIn(counts);
  if (votes === 0) return 0;
  const mean = counts.reduce((sum, count, index) => sum + count * (index + 1), 0) / votes;
  return counts.reduce((sum, count, index) => sum + count * (index + 1 - mean) ** 2, 0) / votes;
}

export function moodOf(counts: Counts): Mood {
  const votes = votesIn(counts);
  if (votes < ENOUGH) return 'few';
  const [one = 0, two = 0, , four = 0, five = 0] = counts;
  if (Math.min(one + two, four + five) >= CAMP * votes) return 'divided';
  const spread = spreadOf(counts);
  return spread <= AGREED ? 'agreed' : spread <= MOSTLY ? 'mostly' : 'doubt';
}

/** What to talk about first: where the votes lie furthest apart. Null when nobody differs. */
export function talkFirst(cells: readonly RatingCell[]): RatingCell | null {
  let first: RatingCell | null = null;
  for (const cell of cells) {
    if (spreadOf(cell.counts) > (first === null ? 0 : spreadOf(first.counts))) first = cell;
  }
  return first;
}
