import type { BallotSettings, Subject } from '@verbindbord/shared/activities/ballot/settings.ts';
import { subjectsOf } from '@verbindbord/shared/activities/ballot/settings.ts';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { type Ballot, ballotOfStep } from '@verbindbord/shared/session/ballots.ts';
import { useBallot } from '../../connection/ballots.ts';

export interface Vote {
  readonly id: string;
  readonly ballot: Ballot;
  readonly settings: BallotSettings;
  readonly subjects: readonly Subject[];
}

/** The ballot of a step. */
export function useVote({ id: step, settings }: StepOf<'ballot'>): Vote {
  const id = ballotOfStep(step);
  const { ballot } = useBallot(id);
  return { id, ballot, settings, subjects: subjectsOf(settings, ballot.subjects) };
}
