import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Pair } from '@verbindbord/shared/session/state.ts';
import { pairAtTurn, turnQueue } from '@verbindbord/shared/session/turn.ts';
import { useMemo } from 'react';
import { useBoard } from '../board/store.ts';
import { useSession } from '../connection/session.ts';

export interface Telling {
  /** The pair whose turn it is, if any. */
  readonly at: Pair | undefined;
  /** The pairs that come after it, in their order. */
  readonly queue: readonly Pair[];
}

/** Which pair tells the group what it shared, and which come next. The same on every screen. */
export function useTelling(): Telling {
  const session = useSession();
  const board = useBoard(({ notes, merged }) => ({ notes, merged }));
  const having = useMemo(() => pairsOnBoard(board), [board]);
  return { at: pairAtTurn(session), queue: turnQueue(session, having) };
}

/** The pairs of which something is on a sheet. */
function pairsOnBoard({ notes, merged }: Pick<Board, 'notes' | 'merged'>): ReadonlySet<string> {
  const all = [...Object.values(notes), ...Object.values(merged)];
  return new Set(all.flatMap(({ origin }) => (origin?.kind === 'pair' ? [origin.pair] : [])));
}
