import * as z from 'zod/mini';
import { type BallotResult, MAX_REASON } from '../activities/ballot/result.ts';
import { type BallotSettings, type Subject, subjectsOf } from '../activities/ballot/settings.ts';
import type { Hiding } from '../activities/flipChart/settings.ts';
import type { SessionState } from './state.ts';

/**
 * What everybody may know of a ballot: of a question that is answered hidden, or of a step with ratings or dots. What
 * people wrote and chose is not in it, nor who did: before the reveal the server keeps that apart, and after it nobody
 * does.
 */
export interface Ballot {
  /** See `ballotOfSheet` and `ballotOfStep`. */
  readonly id: string;
  readonly stage: 'open' | 'revealed';
  /** From 1; one more each time that it was opened again. */
  readonly round: number;
  /** Whether somebody has given a ballot in this round: from then on nothing changes in what they were promised. */
  readonly begun: boolean;
  /** What a facilitator chose to vote on, instead of what the programme says. */
  readonly subjects: readonly Subject[] | null;
  /** Of every round that was revealed, the first one first. Hidden answers have none: they are on the board. */
  readonly results: readonly BallotResult[];
}

export const MAX_ANSWERS = 10;
export const MAX_ANSWER = 1000;

/** Also the id of something on the board, which a file can have brought. */
const id = z.string().check(z.minLength(1), z.maxLength(128));

/** What one person gives to one ballot; each time the whole of it. */
export const ballotContentSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('answers'),
    texts: z
      .array(z.string().check(z.trim(), z.minLength(1), z.maxLength(MAX_ANSWER)))
      .check(z.maxLength(MAX_ANSWERS)),
  }),
  z.object({
    kind: z.literal('rating'),
    marks: z
      .array(
        z.object({
          subject: id,
          question: id,
          value: z.number().check(z.int(), z.minimum(1), z.maximum(5)),
          /** A line of why, or empty. */
          reason: z.string().check(z.trim(), z.maxLength(MAX_REASON)),
        }),
      )
      .check(z.maxLength(160)),
    /** The person says to be ready, with whatever was left open. */
    done: z.boolean(),
  }),
  z.object({
    kind: z.literal('dots'),
    dots: z
      .array(z.object({ subject: id, dots: z.number().check(z.int(), z.minimum(1), z.maximum(20)) }))
      .check(z.maxLength(20)),
    done: z.boolean(),
  }),
]);
export type BallotContent = z.infer<typeof ballotContentSchema>;
export type RatingContent = Extract<BallotContent, { kind: 'rating' }>;
export type DotContent = Extract<BallotContent, { kind: 'dots' }>;

/** How many people are done with each ballot, by its id. */
export type DoneCounts = Readonly<Record<string, number>>;
/** What somebody gave to each ballot that is open, by its id. */
export type OwnBallots = Readonly<Record<string, BallotContent>>;

/** What a ballot asks, as the programme says it. */
export type Asked =
  | { readonly kind: 'answers'; readonly step: string; readonly sheet: string; readonly hidden: Hiding }
  | {
      readonly kind: 'vote';
      readonly step: string;
      readonly settings: BallotSettings;
      readonly subjects: readonly Subject[];
    };

export function ballotOfSheet(sheet: string): string {
  return `sheet/${sheet}`;
}

export function ballotOfStep(step: string): string {
  return `step/${step}`;
}

/** What is known of a ballot; one that nobody has touched yet is open. */
export function ballotOf({ ballots = [] }: SessionState, ballot: string): Ballot {
  const fresh: Ballot = { id: ballot, stage: 'open', round: 1, begun: false, subjects: null, results: [] };
  return ballots.find((one) => one.id === ballot) ?? fresh;
}

/** What the programme asks in a ballot, or null when there is no such ballot. */
export function askedIn(state: SessionState, ballot: string): Asked | null {
  for (const step of state.programme) {
    if (step.kind === 'ballot' && ballotOfStep(step.id) === ballot) {
      const subjects = subjectsOf(step.settings, ballotOf(state, ballot).subjects);
      return { kind: 'vote', step: step.id, settings: step.settings, subjects };
    }
    if (step.kind !== 'flipChart') continue;
    const sheet = step.settings.sheets.find((one) => one.hidden && ballotOfSheet(one.id) === ballot);
    if (sheet?.hidden) return { kind: 'answers', step: step.id, sheet: sheet.id, hidden: sheet.hidden };
  }
  return null;
}

/** Whether somebody who gave this has given all that there is to give, or says to be ready. */
export function isDone(asked: Asked, content: BallotContent): boolean {
  if (content.kind === 'answers') return content.texts.length > 0;
  if (content.done) return true;
  if (asked.kind === 'answers') return false;
  if (content.kind === 'rating') {
    const questions = asked.settings.form === 'rating' ? asked.settings.questions.length : 0;
    return content.marks.length === asked.subjects.length * questions;
  }
  return asked.settings.form === 'dots' && dotsIn(content) === asked.settings.budget;
}

/** Whether a ballot says nothing at all, so that it is as if it was never given. */
export function isEmptyBallot(content: BallotContent): boolean {
  if (content.kind === 'answers') return content.texts.length === 0;
  return !content.done && (content.kind === 'rating' ? content.marks : content.dots).length === 0;
}

export function dotsIn({ dots }: DotContent): number {
  return dots.reduce((sum, one) => sum + one.dots, 0);
}

/** The state with a ballot as it is now. */
export function withBallot(state: SessionState, ballot: Ballot): SessionState {
  const others = (state.ballots ?? []).filter(({ id: other }) => other !== ballot.id);
  return { ...state, ballots: [...others, ballot] };
}
