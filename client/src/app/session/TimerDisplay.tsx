import { useRemainingSeconds, useSession } from '../../connection/session.ts';
import { formatClock } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';

/** The last minute is what the group is at: it stands on yellow. */
const LAST = 60;

/** What is left of the time of this step; nothing without a timer. Signs at set moments are said elsewhere. */
export function TimerDisplay() {
  const seconds = useRemainingSeconds();
  const paused = useSession().timer?.state === 'paused';
  if (seconds === null) return null;
  const left = Math.max(0, seconds);
  const time = formatClock(left);
  const name = paused
    ? t('app.timer.paused', { time })
    : left === 0
      ? t('app.timer.over')
      : t('app.timer.left', { time });
  return (
    <span className={left <= LAST && !paused ? 'timer timer-last' : 'timer'} role="timer" aria-label={name}>
      <Icon name={paused ? 'pause' : 'clock'} size={20} strokeWidth={2} />
      <span className="num">{time}</span>
    </span>
  );
}
