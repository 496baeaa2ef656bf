import type { Hiding } from '@verbindbord/shared/activities/flipChart/settings.ts';
import { type BallotContent, ballotOfSheet } from '@verbindbord/shared/session/ballots.ts';
import { type Casting, useBallot } from '../connection/ballots.ts';

/** A question that is answered apart from each other, as long as it is not revealed. */
export interface HiddenQuestion {
  readonly ballot: string;
  readonly hidden: Hiding;
  readonly begun: boolean;
}

/** How a sheet is asked; null for one of which everybody sees everything. */
export function useHidden(sheet: string): HiddenQuestion | null {
  const id = ballotOfSheet(sheet);
  const { ballot, asked } = useBallot(id);
  if (asked?.kind !== 'answers' || ballot.stage === 'revealed') return null;
  return { ballot: id, hidden: asked.hidden, begun: ballot.begun };
}

/** The answers that this person gave. */
export function answersIn({ content }: Casting): readonly string[] {
  return content?.kind === 'answers' ? content.texts : [];
}

export function asContent(texts: readonly string[]): BallotContent {
  return { kind: 'answers', texts: [...texts] };
}
