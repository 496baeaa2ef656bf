import './wall.css';
import type { BallotResult, DotResult, RatingResult } from '@verbindbord/shared/activities/ballot/result.ts';
import type { BallotSettings } from '@verbindbord/shared/activities/ballot/settings.ts';
import { useMemo } from 'react';
import { useTurn } from '../../app/wall/useTurn.ts';
import { WallHead } from '../../app/wall/WallHead.tsx';
import { WallPages } from '../../app/wall/WallPages.tsx';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';
import { DoneCount } from './DoneCount.tsx';
import { DotBar, Ends, mostDotsFirst, SubjectSpread } from './Results.tsx';
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

/** As many questions as stand side by side with their figures large enough. */
const SIDE_BY_SIDE = 4;

function Asking({ title, vote }: { title: string; vote: Vote }) {
  const { id, settings, subjects } = vote;
  const lines = settings.form === 'rating' ? settings.questions : subjects;
  const items = useMemo(
    () =>
      lines.map((line) => ({
        id: line.id,
        content: (
          <span>
            <b>{line.title}</b> <span className="soft">{line.hint}</span>
          </span>
        ),
      })),
    [lines],
  );
  return (
    <>
      <WallHead title={settings.form === 'dots' ? settings.question : title} />
      <WallPages items={items} />
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
  return (
    <>
      {result.form === 'dots' ? (
        <DotsOnWall title={settings.form === 'dots' ? settings.question : title} result={result} />
      ) : (
        <SpreadOnWall title={title} result={result} />
      )}
      <div className="ballot-wall-foot">
        <Ends settings={settings} />
        <p className="num">{t('ballots.votes', { count: result.ballots })}</p>
      </div>
    </>
  );
}

function SpreadOnWall({ title, result }: { title: string; result: RatingResult }) {
  const parts = Math.max(1, Math.ceil(result.questions.length / SIDE_BY_SIDE));
  const page = useTurn(result.subjects.length * parts);
  const subject = result.subjects[Math.floor(page / parts)];
  return (
    <>
      <WallHead title={subject?.title || title} />
      <div className="ballot-wall-spread">
        {subject && (
          <SubjectSpread
            result={result}
            subject={subject.id}
            level={2}
            from={(page % parts) * SIDE_BY_SIDE}
            count={SIDE_BY_SIDE}
          />
        )}
      </div>
    </>
  );
}

function DotsOnWall({ title, result }: { title: string; result: DotResult }) {
  const items = useMemo(
    () =>
      mostDotsFirst(result).map((bar) => ({
        id: bar.subject,
        content: (
          <span className="dot-bar">
            <DotBar result={result} bar={bar} />
          </span>
        ),
      })),
    [result],
  );
  return (
    <>
      <WallHead title={title} />
      <WallPages items={items} />
    </>
  );
}
