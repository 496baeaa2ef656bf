import './summary.css';
import { useMemo } from 'react';
import { WallHead } from '../../app/wall/WallHead.tsx';
import { WallPages } from '../../app/wall/WallPages.tsx';
import type { FaceProps } from '../faces.ts';
import { caseTitle, useShownLines, useSummary } from './useSummary.ts';

/** The answers case by case, in pages; before there are any, the questions. */
export default function WallFace({ step }: FaceProps<'summary'>) {
  const cases = useSummary(step);
  const inWords = useShownLines();
  const items = useMemo(() => {
    if (cases.length === 0)
      return step.settings.questions.map(({ id, title }) => ({ id, content: <span>{title}</span> }));
    return cases.flatMap((one) =>
      one.answers.flatMap(({ question, lines }, answer) =>
        inWords(lines).map((line, index) => ({
          id: `${one.id} ${question.id} ${line.key}`,
          content: (
            <span>
              {answer === 0 && index === 0 && <b className="summary-wall-head">{caseTitle(one)}</b>}
              {index === 0 && <span className="summary-wall-head soft">{question.title}</span>}
              <span className={line.isVoice ? 'voice' : undefined}>{line.words}</span>
            </span>
          ),
        })),
      ),
    );
  }, [cases, step, inWords]);
  return (
    <>
      <WallHead title={step.title} />
      <WallPages items={items} />
    </>
  );
}
