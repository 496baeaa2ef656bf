import './pairs.css';
import './worksheet.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { worksheetsOf } from '@verbindbord/shared/session/permissions.ts';
import type { Pair, SessionState } from '@verbindbord/shared/session/state.ts';
import { useState } from 'react';
import { Unread } from '../board/Unread.tsx';
import { useWorksheet } from '../board/worksheet.ts';
import { useCanWriteWorksheet } from '../board/write.ts';
import { useDamage } from '../connection/damage.ts';
import { useMe, useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { caseLabel, originLabel } from './names.ts';
import { WorksheetFooter } from './WorksheetFooter.tsx';
import { WorksheetHead } from './WorksheetHead.tsx';
import { WorksheetQuestion } from './WorksheetQuestion.tsx';
import { casesOf, questionsOf } from './worksheetParts.ts';

interface WorksheetPageProps {
  step: StepOf<'pairWork'>;
}

/** Pair work for a participant: the worksheet of the own pair, or the reason why there is none yet. */
export function WorksheetPage({ step }: WorksheetPageProps) {
  const session = useSession();
  const me = useMe();
  const [chosen, setChosen] = useState<string | null>(null);
  const ids = worksheetsOf(session, me.id);
  const all = [...session.round.pairs, ...session.round.earlier];
  const pairs = ids.flatMap((id) => all.find((pair) => pair.id === id) ?? []);
  const isWorking = session.round.stage === 'working';
  const assigned = session.round.pairs.some((pair) => pair.members.includes(me.id));
  // Somebody who waits for a pair sees that first; what was written before is one press away.
  const pair = pairs.find(({ id }) => id === chosen) ?? (isWorking && !assigned ? undefined : pairs[0]);
  if (!pair) {
    return <Waiting step={step} isWorking={isWorking} observes={me.role === 'observer'} />;
  }
  return (
    <Worksheet key={pair.id} session={session} step={step} pair={pair} pairs={pairs} onChoose={setChosen} />
  );
}

interface WaitingProps {
  step: StepOf<'pairWork'>;
  isWorking: boolean;
  observes: boolean;
}

/** Before the pairs start: the questions that are coming, and who sees to it. */
function Waiting({ step, isWorking, observes }: WaitingProps) {
  const title = observes ? 'pairs.observing' : isWorking ? 'pairs.waitAssigned' : 'pairs.waitPairs';
  return (
    <div className="pairs-wait">
      <div className="pairs-wait-paper sheet">
        <Icon name="people" size={36} strokeWidth={1.5} />
        <h1 className="t4">{t(title)}</h1>
        <p className="soft">{t(observes ? 'pairs.observingText' : 'pairs.waitText')}</p>
        <h2 className="t1 soft">{t('pairs.theQuestions')}</h2>
        <ol className="pairs-wait-questions">
          {step.settings.questions.map((question) => (
            <li key={question.id}>{question.title}</li>
          ))}
        </ol>
      </div>
    </div>
  );
}

interface WorksheetProps {
  session: SessionState;
  step: StepOf<'pairWork'>;
  pair: Pair;
  pairs: readonly Pair[];
  onChoose: (pair: string) => void;
}

function Worksheet({ session, step, pair, pairs, onChoose }: WorksheetProps) {
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
                  active={active}
                  onActive={setActive}
                  level={narrow ? 1 : 2}
                />
              ))}
            </div>
          )}
          {narrow && <QuestionTurn questions={questions} index={index} onTurn={goTo} />}
        </div>
      </div>
      <WorksheetFooter
        pair={pair}
        isNow={session.round.pairs.includes(pair) && session.round.stage === 'working'}
        canWrite={canWrite}
      />
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
