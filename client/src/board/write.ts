import { useMe, useSession } from '../connection/session.ts';

/** Whether this person may change the plenary board now: the same rule as the server's `accessTo`. */
export function useCanWrite(): boolean {
  const session = useSession();
  const { role } = useMe();
  return role === 'facilitator' || (role === 'participant' && session.frozen === null);
}
