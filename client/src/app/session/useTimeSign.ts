import { useEffect, useRef, useState } from 'react';
import { useRemainingSeconds } from '../../connection/session.ts';
import { isStillTrue, type TimeSign, timeSign } from './timeSign.ts';

/** How long a sign stays, in milliseconds; afterwards the clock says enough. */
const SHOWN = 12_000;

/** The sign at five minutes, at one minute and at the end, for as long as it is shown. */
export function useTimeSign(): TimeSign | null {
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
  return sign;
}
