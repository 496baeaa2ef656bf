import './wall.css';
import type { BallotResult } from '@verbindbord/shared/activities/ballot/result.ts';
import type { BallotSettings } from '@verbindbord/shared/activities/ballot/settings.ts';
import { useTurn } from '../../app/wall/useTurn.ts';
import { WallHead } from '../../app/wall/WallHead.tsx';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';
import { DoneCount } from './DoneCount.tsx';
import { DotBars, Ends, SubjectSpread } from './Results.tsx';
import { useVote, type Vote } from './useVote.ts';

/** Until the reveal what is asked and how many are done; then how the votes lie, one subject at a time. */
export default function WallFace({ step }: FaceProps<'ballot'>) {
  const vote = useVote(step);
  const { ballot, settings } = vote;
  const result = ballot.stage === 'revealed' ? ballot.results.at(-1) : undefined;
  return result ? (
    <Revealed title={step.title} result={result} settings={settings} />
  ) : (
    <Asking title={step.title} vote={vote} />
  );
}

function Asking({ title, vote }: { title: string; vote: Vote }) {
  const { id, settings, subjects } = vote;
  const lines = settings.form === 'rating' ? settings.questions : subjects.length > 0 ? subjects : [];
  return (
    <>
      <WallHead title={settings.form === 'dots' ? settings.question : title} />
      <ul className="ballot-wall-asked">
        {lines.slice(0, 12).map((line) => (
          <li key={line.id}>
            <b>{line.title}</b> <span className="soft">{line.hint}</span>
          </li>
        ))}
      </ul>
      <DoneCount ballot={id} className="ballot-wall-done" />
    </>
  );
}

interface RevealedProps {
  title: string;
  result: BallotResult;
  settings: BallotSettings;
}

function Revealed({ title, result, settings }: RevealedProps) {
  const turn = useTurn(result.form === 'rating' ? result.subjects.length : 1);
  const subject = result.form === 'rating' ? result.subjects[turn] : undefined;
  return (
    <>
      <WallHead title={subject?.title || title} />
      <div className="ballot-wall-spread">
        {result.form === 'dots' ? (
          <DotBars result={result} />
        ) : (
          subject && <SubjectSpread result={result} subject={subject.id} level={2} />
        )}
      </div>
      <div className="ballot-wall-foot">
        <Ends settings={settings} />
        <p className="num">{t('ballots.votes', { count: result.ballots })}</p>
      </div>
    </>
  );
}
