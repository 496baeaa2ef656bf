import { useEffect, useState } from 'react';
import { useIsFacilitator, useSession } from '../../connection/session.ts';
import { forgetArrival, hasJustArrived } from './arrival.ts';

/**
 * Whether somebody came in after the beginning, and has yet to be told where the group is; with the way to go on.
 * Who was there at the beginning, leads, or comes back, needs no telling.
 */
export function useLateArrival(): [isLate: boolean, goOn: () => void] {
  const { code, startedAt } = useSession();
  const isFacilitator = useIsFacilitator();
  const [isLate, setLate] = useState(() => hasJustArrived(code) && startedAt !== null && !isFacilitator);
  useEffect(() => {
    if (!isLate) forgetArrival();
  }, [isLate]);
  return [isLate, () => setLate(false)];
}
