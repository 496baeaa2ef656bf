import { useEffect, useState } from 'react';
import { serverNow } from '../connection/clock.ts';

/** How often words like '2 min geleden' are looked at again, in milliseconds. */
const PACE = 10_000;

/** The server's clock, for words that may be ten seconds behind. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), PACE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
