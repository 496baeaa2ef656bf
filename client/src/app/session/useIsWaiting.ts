import { useIsFacilitator, useSession } from '../../connection/session.ts';

/** Whether this person waits for the session to begin. Who leads sees the first step already. */
export function useIsWaiting(): boolean {
  const { startedAt } = useSession();
  return !useIsFacilitator() && startedAt === null;
}
