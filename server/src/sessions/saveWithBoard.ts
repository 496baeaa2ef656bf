import type { Outcome } from '@verbindbord/shared/session/refusals.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import type { Written } from '../documents/gate/Gate.ts';
import type { OwnWork } from '../documents/LiveDocument.ts';
import type { BoardRow } from '../storage/store.ts';
import type { SessionTools } from './LiveSession.ts';

/** What becomes of a session and of its board in one moment. */
export interface Together {
  readonly state: SessionState;
  /** Null when the board stays as it is. */
  readonly work: OwnWork | null;
  /** What goes to disk beside the change of the board, at the time of that. */
  readonly beside?: (at: number) => BoardRow;
}

/**
 * Saves a session together with a change of its board: either both are on disk or neither is. Refuses when the board
 * takes nothing, and rejects when the disk does: then nothing has happened.
 *
 * @param make gets the board with all that was let in, and may be asked again when that was written anew; with the
 * same state and no work there is nothing to save
 */
export async function saveWithBoard<T extends Together>(
  { store, writeBoard }: Pick<SessionTools, 'store' | 'writeBoard'>,
  before: SessionState,
  make: (board: Written) => T,
): Promise<Outcome<{ readonly made: T }>> {
  let made: T | undefined;
  let isKept = false;
  const last = (): T => {
    if (!made) throw new Error('A board that takes changes asks what they are.');
    return made;
  };
  const refused = await writeBoard(
    before.code,
    (board) => {
      made = make(board);
      return made.work;
    },
    async (row) => {
      const { state, beside } = last();
      await store.saveWithRows(state, beside ? [row, beside(row.at)] : [row]);
      isKept = true;
    },
  );
  if (refused) return refused;
  if (!isKept && last().state !== before) await store.saveState(last().state);
  return { ok: true, made: last() };
}
