import type { Counts } from '@verbindbord/shared/activities/ballot/result.ts';

/** Above this many votes for one value, dots are no longer counted by anybody: it becomes a bar. */
const MOST_DOTS = 60;
/** As high as a stack may be before it becomes wider. */
const HIGH = 10;
const MOST_SIDE_BY_SIDE = 5;

/** How the votes for each value stand on its place. */
export type Stacks =
  | { readonly kind: 'dots'; readonly wide: number; readonly high: number }
  | { readonly kind: 'bars'; readonly most: number };

/** One form for all values of a spread, so that a higher stack always means more votes. */
export function stacksFor(counts: Counts): Stacks {
  const most = Math.max(1, ...counts);
  if (most > MOST_DOTS) return { kind: 'bars', most };
  const wide = Math.min(MOST_SIDE_BY_SIDE, Math.ceil(most / HIGH));
  return { kind: 'dots', wide, high: Math.max(HIGH, Math.ceil(most / wide)) };
}
