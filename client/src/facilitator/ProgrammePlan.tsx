import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { formatTime } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { Pace } from './Pace.tsx';
import { type PlannedStep, planOf } from './plan.ts';
import { StepLock } from './StepLock.tsx';
import { useSlowNow } from './useSlowNow.ts';

interface ProgrammePlanProps {
  /** After going to another step. */
  onGone?: () => void;
}

/** The steps with their times: when they began, and when the next ones will if it goes on like this. */
export function ProgrammePlan({ onGone }: ProgrammePlanProps) {
  const session = useSession();
  const plan = planOf(session, useSlowNow());
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
      <Pace plan={plan} />
      <ol>
        {plan.steps.map((planned) => (
          <li key={planned.step.id}>
            <PlanRow
              planned={planned}
              isLocked={session.locked.includes(planned.step.id)}
              onGo={() => go(planned.step.id)}
            />
          </li>
        ))}
      </ol>
      <StepLock />
    </nav>
  );
}

interface PlanRowProps {
  planned: PlannedStep;
  isLocked: boolean;
  onGo: () => void;
}

function PlanRow({ planned, isLocked, onGo }: PlanRowProps) {
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
      <span className="visually-hidden">
        {label}, {isLocked && `${t('conducting.lock.isLocked')}, `}
      </span>
      <span className="num" aria-hidden="true">
        {status === 'done' ? <Icon name="check" size={16} strokeWidth={2.4} /> : number}
      </span>
      <span aria-hidden="true">
        {step.title} {isLocked && <Icon name="lock" size={14} strokeWidth={2.2} />}
      </span>
      <span className="t1 num">{moment}</span>
    </button>
  );
}
