import type { Kind } from '@verbindbord/shared/board/roots.ts';
import { type Closed, closedTo } from '@verbindbord/shared/session/closing.ts';
import { type Access, accessTo, type Deed } from '@verbindbord/shared/session/permissions.ts';
import { useMemo } from 'react';
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

/** A part of the board that a facilitator can close: the map, or a sheet with all that is on it. */
export type Spot = 'map' | { readonly sheet: string };

/** What this person cannot change now because its step is locked. */
export function useClosed(): Closed {
  const session = useSession();
  const { id } = useMe();
  return useMemo(() => closedTo(session, id), [session, id]);
}

/** Whether this person may write on the plenary board now, in this part of it; left out: anywhere. */
export function useCanWrite(on?: Spot): boolean {
  const { write } = useAccess();
  const { map, places } = useClosed();
  const isClosed = on === 'map' ? map : on !== undefined && places.has(on.sheet);
  return write && !isClosed;
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
