import './pairWork.css';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { WallHead } from '../../app/wall/WallHead.tsx';
import { WallPages } from '../../app/wall/WallPages.tsx';
import { useSession } from '../../connection/session.ts';
import { namesOf } from '../../pairs/names.ts';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';

/** As many questions as stand large under each other and leave room for the pairs. */
const MOST_LARGE = 3;

/** The questions, who works with whom, and how many pairs are ready; never a word of what they write. */
export default function WallFace({ step }: FaceProps<'pairWork'>) {
  const session = useSession();
  const { round } = session;
  const { prompt, questions } = step.settings;
  // Pairs of a step before this one say nothing about it.
  const stage = round.step === step.id ? round.stage : 'none';
  const isWorking = stage === 'working';
  return (
    <>
      <WallHead title={step.title} />
      {prompt !== undefined && <p className="t3 pair-wall-prompt">{prompt}</p>}
      <ul className={questions.length > MOST_LARGE ? 'pair-wall-many' : 'wall-questions'}>
        {questions.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ul>
      {isWorking ? (
        <>
          <p className="wall-now">
            <span className="now num">{readyText(session)}</span>
          </p>
          <WallPages
            items={twoByTwo(round.pairs).map((row) => ({
              id: row[0].id,
              content: <Row session={session} row={row} />,
            }))}
          />
        </>
      ) : (
        <p className="wall-now">{t(stage === 'finished' ? 'wall.pairsFinished' : 'wall.pairsSoon')}</p>
      )}
    </>
  );
}

type RowOfPairs = readonly [Pair, Pair?];

/** Two pairs side by side: eleven pairs then stand on one page. */
function twoByTwo(pairs: readonly Pair[]): readonly RowOfPairs[] {
  return pairs.flatMap((pair, index) => {
    if (index % 2 === 1) return [];
    const next = pairs[index + 1];
    return [next ? [pair, next] : [pair]];
  });
}

function Row({ session, row }: { session: SessionState; row: RowOfPairs }) {
  return (
    <span className="wall-pairs">
      {row.map(
        (pair) =>
          pair && (
            <span key={pair.id} className="wall-pair">
              <span className="wall-line-number num">{pair.number}</span>
              <span>{namesOf(session, pair.members)}</span>
            </span>
          ),
      )}
    </span>
  );
}

function readyText({ round }: SessionState): string {
  const ready = round.pairs.filter((pair) => pair.ready).length;
  return t('wall.pairsReady', { ready, count: round.pairs.length });
}
