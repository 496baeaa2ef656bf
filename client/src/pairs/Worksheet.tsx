import './pairs.css';
import './worksheet.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { type ReactNode, useState } from 'react';
import { Unread } from '../board/Unread.tsx';
import { useWorksheet } from '../board/worksheet.ts';
import { useCanWriteWorksheet } from '../board/write.ts';
import { useDamage } from '../connection/damage.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { caseLabel, originLabel } from './names.ts';
import { WorksheetHead } from './WorksheetHead.tsx';
import { WorksheetQuestion } from './WorksheetQuestion.tsx';
import { casesOf, questionsOf } from './worksheetParts.ts';

interface WorksheetProps {
  session: SessionState;
  /** Null where the group is at something else. */
  step: StepOf<'pairWork'> | null;
  pair: Pair;
  /** The worksheets that this person can choose from. */
  pairs: readonly Pair[];
  onChoose: (pair: string) => void;
  /** Who writes for the pair, and is named under the lines; left out for its members. */
  proxy?: string;
  above?: ReactNode;
  below?: ReactNode;
  footer: ReactNode;
}

/** The worksheet of a pair: whose case, the questions, and the lines that answer them. */
export function Worksheet(props: WorksheetProps) {
  const { session, step, pair, pairs, onChoose, proxy, above, below, footer } = props;
  const { status, lines } = useWorksheet(pair.id);
  const narrow = useNarrow();
  const canWrite = useCanWriteWorksheet(pair.id);
  const damage = useDamage(`pair/${pair.id}`);
  const [chosenCase, setCase] = useState<string | null>(null);
  const [chosenQuestion, setQuestion] = useState<string | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const cases = casesOf(pair, lines);
  const owner = cases.find((id) => id === chosenCase) ?? cases[0] ?? '';
  const questions = questionsOf(session, step, lines);
  const index = Math.max(
    0,
    questions.findIndex((question) => question.id === chosenQuestion),
  );
  const shown = narrow ? questions.slice(index, index + 1) : questions;
  const goTo = (next: number): void => setQuestion(questions[next]?.id ?? null);
  return (
    <div className="pairs-sheet">
      <div className="pairs-sheet-scroll">
        <div className="pairs-sheet-paper">
          {above}
          <WorksheetHead
            session={session}
            pair={pair}
            pairs={pairs}
            cases={cases}
            owner={owner}
            questions={questions}
            question={index}
            narrow={narrow}
            onCase={setCase}
            onQuestion={goTo}
            onPair={onChoose}
          />
          {step?.settings.prompt !== undefined && <p className="pairs-prompt">{step.settings.prompt}</p>}
          {status === 'opening' && <Unread what="worksheet" />}
          {damage === 'readOnly' && (
            <Banner tone="refused" live="polite" title={t('pairs.damaged')}>
              {t('pairs.damagedText')}
            </Banner>
          )}
          {status === 'refused' && damage === 'lost' && (
            <EmptyState icon="warning" title={t('pairs.lost')}>
              {t('pairs.lostText')}
            </EmptyState>
          )}
          {status === 'refused' && damage === null && <EmptyState icon="lock" title={t('pairs.notYours')} />}
          {status === 'open' && (
            <div className="pairs-questions">
              {shown.map((question) => (
                <WorksheetQuestion
                  key={`${question.id} ${owner}`}
                  pair={pair.id}
                  question={question}
                  owner={owner}
                  caseName={caseLabel(session, owner, [owner])}
                  label={originLabel(session, pair)}
                  lines={lines.filter((line) => line.question === question.id && line.caseOf === owner)}
                  canWrite={canWrite}
                  proxy={proxy}
                  active={active}
                  onActive={setActive}
                  level={narrow ? 1 : 2}
                />
              ))}
            </div>
          )}
          {narrow && <QuestionTurn questions={questions} index={index} onTurn={goTo} />}
          {below}
        </div>
      </div>
      {footer}
    </div>
  );
}

interface QuestionTurnProps {
  questions: readonly { readonly id: string; readonly title: string }[];
  index: number;
  onTurn: (index: number) => void;
}

/** The way to the other question, under the lines: on a phone there is one question per screen. */
function QuestionTurn({ questions, index, onTurn }: QuestionTurnProps) {
  const isLast = index === questions.length - 1;
  const target = isLast ? index - 1 : index + 1;
  const question = questions[target];
  if (!question) return null;
  return (
    <button type="button" className="pairs-turn" onClick={() => onTurn(target)}>
      <span className="soft t1">{t(isLast ? 'pairs.previousQuestion' : 'pairs.nextQuestion')}</span>
      <span className="pairs-turn-title">{question.title}</span>
      <Icon name={isLast ? 'arrowLeft' : 'arrowRight'} strokeWidth={2} />
    </button>
  );
}
