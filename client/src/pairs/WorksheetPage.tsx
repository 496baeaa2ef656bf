import './pairs.css';
import type { StepOf } from '@verbindbord/shared/activities/step.ts';
import { worksheetsOf } from '@verbindbord/shared/session/permissions.ts';
import { useState } from 'react';
import { useMe, useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { HarvestNotice } from './HarvestNotice.tsx';
import { LeftAloneBanner } from './LeftAlone.tsx';
import { usePairNews } from './pairNews.ts';
import { SheetCode } from './SheetCode.tsx';
import { Worksheet } from './Worksheet.tsx';
import { WorksheetFooter } from './WorksheetFooter.tsx';

interface WorksheetPageProps {
  step: StepOf<'pairWork'>;
}

/** Pair work for a participant: the worksheet of the own pair, or the reason why there is none yet. */
export function WorksheetPage({ step }: WorksheetPageProps) {
  const session = useSession();
  const me = useMe();
  usePairNews(session, me.id);
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
  const isNow = isWorking && session.round.pairs.includes(pair);
  return (
    <Worksheet
      key={pair.id}
      session={session}
      step={step}
      pair={pair}
      pairs={pairs}
      onChoose={setChosen}
      above={isNow && <LeftAloneBanner session={session} person={me.id} />}
      below={
        <>
          {session.round.pairs.includes(pair) && <HarvestNotice pair={pair} />}
          {isNow && <SheetCode pair={pair} />}
        </>
      }
      footer={<WorksheetFooter pair={pair} isNow={isNow} />}
    />
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
        {step.settings.prompt !== undefined && <p>{step.settings.prompt}</p>}
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
