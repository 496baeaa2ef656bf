import { useEffect, useState } from 'react';
import { serverNow } from '../connection/clock.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { formatTime } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { type PlannedStep, planOf } from './plan.ts';
import { useStepLog } from './stepLog.ts';

/** Often enough for times in whole minutes. */
const TURN = 15_000;

/** Milliseconds on the server's clock, renewed a few times a minute. */
function useSlowNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), TURN);
    return () => clearInterval(timer);
  }, []);
  return now;
}

interface ProgrammePlanProps {
  /** After going to another step. */
  onGone?: () => void;
}

/** The steps with their times: when they began, and when the next ones will if it goes on like this. */
export function ProgrammePlan({ onGone }: ProgrammePlanProps) {
  const { code, programme, step, timer } = useSession();
  const now = useSlowNow();
  const began = useStepLog(code, step, serverNow);
  const plan = planOf(programme, { step, timer, began, now });
  const go = (id: string): void => {
    void give({ type: 'goToStep', step: id });
    onGone?.();
  };
  return (
    <nav aria-labelledby="plan-title" className="plan">
      <h2 id="plan-title" className="rail-title">
        {t('facilitator.programme')}{' '}
        <span className="plan-until num">
          {t('facilitator.programme.until', { time: formatTime(plan.endsAt) })}
        </span>
      </h2>
      <ol>
        {plan.steps.map((planned) => (
          <li key={planned.step.id}>
            <PlanRow planned={planned} onGo={() => go(planned.step.id)} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PlanRow({ planned, onGo }: { planned: PlannedStep; onGo: () => void }) {
  const { step, number, status, startsAt } = planned;
  const moment = startsAt === null ? t('facilitator.minutes', { count: step.minutes }) : formatTime(startsAt);
  const isNow = status === 'now';
  const label = t(isNow ? 'facilitator.isNow' : 'facilitator.go', { number, title: step.title });
  return (
    <button
      type="button"
      className={`plan-row plan-${status}`}
      aria-current={isNow ? 'step' : undefined}
      onClick={isNow ? undefined : onGo}
    >
      <span className="visually-hidden">{label}, </span>
      <span className="num" aria-hidden="true">
        {status === 'done' ? <Icon name="check" size={16} strokeWidth={2.4} /> : number}
      </span>
      <span aria-hidden="true">{step.title}</span>
      <span className="t1 num">{moment}</span>
    </button>
  );
}
