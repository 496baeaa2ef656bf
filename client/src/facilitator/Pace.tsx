import { t } from '../text/t.ts';
import { minutesBehind, type Plan } from './plan.ts';

/** Whether the group runs ahead of the plan or behind it; nothing before it has begun. */
export function Pace({ plan }: { plan: Plan }) {
  const words = paceWords(plan);
  return words === null ? null : <p className="pace num">{words}</p>;
}

function paceWords(plan: Plan): string | null {
  const behind = minutesBehind(plan);
  if (behind === null) return null;
  if (behind === 0) return t('conducting.pace.onTime');
  return behind > 0
    ? t('conducting.pace.behind', { count: behind })
    : t('conducting.pace.ahead', { count: -behind });
}
