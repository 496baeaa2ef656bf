import { useRemainingSeconds, useSession } from '../../connection/session.ts';
import { formatClock } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { clockText } from './clockText.ts';

/** The last minute is what the group is at: it stands on yellow. */
const LAST = 60;

/**
 * What is left of the time of this step, and after that how long it is over; nothing without a timer. Signs at set
 * moments are said elsewhere.
 */
export function TimerDisplay() {
  const seconds = useRemainingSeconds();
  const paused = useSession().timer?.state === 'paused';
  if (seconds === null) return null;
  const isOver = seconds <= 0;
  const isLast = seconds <= LAST && !isOver && !paused;
  const names = ['timer'];
  if (isLast) names.push('timer-last');
  if (isOver) names.push('timer-over');
  return (
    <span className={names.join(' ')} role="timer" aria-label={timerName(seconds, paused)}>
      <Icon name={paused ? 'pause' : 'clock'} size={20} strokeWidth={2} />
      <span className="num">{clockText(seconds)}</span>
    </span>
  );
}

function timerName(seconds: number, paused: boolean): string {
  const time = formatClock(Math.abs(seconds));
  if (paused) return t('app.timer.paused', { time: clockText(seconds) });
  if (seconds > 0) return t('app.timer.left', { time });
  return seconds === 0 ? t('app.timer.over') : t('conducting.timer.overBy', { time });
}
