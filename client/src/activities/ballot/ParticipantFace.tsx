import './ballot.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { useCasting } from '../../connection/ballots.ts';
import { useMe } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';
import { BallotForm } from './BallotForm.tsx';
import { DoneCount } from './DoneCount.tsx';
import { Results } from './Results.tsx';
import { useVote, type Vote } from './useVote.ts';

/** One's own ratings or dots until the reveal, and then what the group came to. */
export default function ParticipantFace({ step }: FaceProps<'ballot'>) {
  const vote = useVote(step);
  const isParticipant = useMe().role === 'participant';
  const { ballot, settings, subjects } = vote;
  const result = ballot.results.at(-1);
  if (ballot.stage === 'revealed' && result) {
    return (
      <div className="ballot-page">
        <div className="ballot-paper">
          <h1 className="t4 ballot-title" tabIndex={-1}>
            {step.title}
          </h1>
          {settings.form === 'dots' && <p className="t3 strong">{settings.question}</p>}
          <p className="soft num">{t('ballots.votes', { count: result.ballots })}</p>
          <Results result={result} settings={settings} />
        </div>
      </div>
    );
  }
  if (!isParticipant || subjects.length === 0) {
    return (
      <div className="ballot-page">
        <div className="ballot-paper">
          <h1 className="t4 ballot-title" tabIndex={-1}>
            {step.title}
          </h1>
          {subjects.length === 0 ? <p>{t('ballots.subjectsSoon')}</p> : <DoneCount ballot={vote.id} />}
        </div>
      </div>
    );
  }
  // Another round is another form: nothing of the one before is in it.
  return <OwnForm key={`${vote.id} ${ballot.round}`} step={step} vote={vote} />;
}

function OwnForm({ step, vote }: { step: StepOf<'ballot'>; vote: Vote }) {
  return <BallotForm step={step} vote={vote} casting={useCasting(vote.id)} />;
}
