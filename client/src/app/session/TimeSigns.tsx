import { useEffect, useRef, useState } from 'react';
import { useRemainingSeconds } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { isStillTrue, type TimeSign, timeSign } from './timeSign.ts';

/** How long a sign stays, in milliseconds; afterwards the clock in the bar says enough. */
const SHOWN = 12_000;

/** Says at five minutes, at one minute and at the end how much time is left, over the stage and to screen readers. */
export function TimeSigns() {
  const seconds = useRemainingSeconds();
  const before = useRef<number | null>(null);
  const [sign, setSign] = useState<TimeSign | null>(null);
  useEffect(() => {
    const due = timeSign(before.current, seconds);
    before.current = seconds;
    if (due) setSign(due);
    else setSign((shown) => (shown !== null && isStillTrue(shown, seconds) ? shown : null));
  }, [seconds]);
  useEffect(() => {
    if (sign === null) return;
    const timer = setTimeout(() => setSign(null), SHOWN);
    return () => clearTimeout(timer);
  }, [sign]);
  return (
    <div className="time-sign" role="status">
      {sign === 'over' && (
        <Banner tone="now" title={t('app.timer.end')}>
          {t('app.timer.endText')}
        </Banner>
      )}
      {sign === 'one' && <Banner tone="now" title={t('app.timer.one')} />}
      {sign === 'five' && <Banner tone="now" title={t('app.timer.five')} />}
    </div>
  );
}
