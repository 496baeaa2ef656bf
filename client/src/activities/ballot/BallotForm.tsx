import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { Casting } from '../../connection/ballots.ts';
import { DotForm } from './DotForm.tsx';
import { RatingForm } from './RatingForm.tsx';
import type { Vote } from './useVote.ts';

interface BallotFormProps {
  step: StepOf<'ballot'>;
  vote: Vote;
  /** Whose ballot it is, and where it goes. */
  casting: Casting;
}

/** The form of a ballot, of ratings or of dots. */
export function BallotForm({ step, vote, casting }: BallotFormProps) {
  const { settings } = vote;
  return settings.form === 'rating' ? (
    <RatingForm step={step} vote={vote} settings={settings} casting={casting} />
  ) : (
    <DotForm step={step} vote={vote} settings={settings} casting={casting} />
  );
}
