import { useEffect, useState } from 'react';
import { onClockCorrection, serverNow } from '../connection/clock.ts';

/** Often enough for times in whole minutes. */
const TURN = 15_000;

/** Milliseconds on the server's clock, renewed a few times a minute. */
export function useSlowNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const look = (): void => setNow(serverNow());
    const timer = setInterval(look, TURN);
    const stopHearing = onClockCorrection(look);
    return () => {
      clearInterval(timer);
      stopHearing();
    };
  }, []);
  return now;
}
