import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { WallHead } from '../../app/wall/WallHead.tsx';
import { WallPages } from '../../app/wall/WallPages.tsx';
import { useSession } from '../../connection/session.ts';
import { namesOf } from '../../pairs/names.ts';
import { t } from '../../text/t.ts';
import type { FaceProps } from '../faces.ts';

/** The questions, who works with whom, and how many pairs are ready; never a word of what they write. */
export default function WallFace({ step }: FaceProps<'pairWork'>) {
  const session = useSession();
  const { round } = session;
  const questions = step.settings.questions.map(({ title }) => title);
  const isWorking = round.stage === 'working';
  return (
    <>
      <WallHead title={step.title} />
      <ul className="wall-questions">
        {questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
      {isWorking ? (
        <>
          <p className="wall-now">
            <span className="now num">{readyText(session)}</span>
          </p>
          <WallPages
            items={round.pairs.map((pair) => ({
              id: pair.id,
              content: (
                <>
                  <span className="wall-line-number num">{pair.number}</span>
                  <span>{namesOf(session, pair.members)}</span>
                </>
              ),
            }))}
          />
        </>
      ) : (
        <p className="wall-now">{t(round.stage === 'finished' ? 'wall.pairsFinished' : 'wall.pairsSoon')}</p>
      )}
    </>
  );
}

function readyText({ round }: SessionState): string {
  const ready = round.pairs.filter((pair) => pair.ready).length;
  return t('wall.pairsReady', { ready, count: round.pairs.length });
}
