import type { Kind } from '@verbindbord/shared/board/roots.ts';
import { type Access, accessTo, type Deed } from '@verbindbord/shared/session/permissions.ts';
import { useDamage } from '../connection/damage.ts';
import { useMe, useSession } from '../connection/session.ts';

const NOTHING: Access = { write: false, may: () => false };

function useAccess(): Access {
  const session = useSession();
  const { id } = useMe();
  const isDamaged = useDamage('board') !== null;
  const outcome = accessTo(session, id, { kind: 'board' });
  return outcome.ok && !isDamaged ? outcome.access : NOTHING;
}

/** Whether this person may write on the plenary board now. */
export function useCanWrite(): boolean {
  return useAccess().write;
}

/** Whether this person may write on the worksheet of a pair now. */
export function useCanWriteWorksheet(pair: string): boolean {
  const session = useSession();
  const { id } = useMe();
  const isDamaged = useDamage(`pair/${pair}`) !== null;
  const outcome = accessTo(session, id, { kind: 'pair', pair });
  return outcome.ok && outcome.access.write && !isDamaged;
}

/** Whether this person may do that now with the things of a kind, or with the settings. */
export function useMay(root: Kind | 'settings', deed: Deed): boolean {
  const { write, may } = useAccess();
  return write && may(root, deed) === true;
}
