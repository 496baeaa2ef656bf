import { randomUUID } from 'node:crypto';
import type { Outcome } from '@verbindbord/shared/session/refusals.ts';
import { refuse } from '@verbindbord/shared/session/refusals.ts';
import { type Removed, withRemovedWork } from '@verbindbord/shared/session/removed.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { nameOf } from '../documents/names.ts';
import type { SessionTools } from './LiveSession.ts';
import { giveBack, type TakenAway, takeAway } from './takeAway.ts';

type Tools = Pick<SessionTools, 'store' | 'writeBoard' | 'readRemoved'>;

/** The session after it; `isKept` when that is on disk already, together with what was done to the board. */
type WithBoard = Outcome<{ readonly state: SessionState; readonly isKept: boolean }>;

/** Takes all from the board that somebody made who is out, and keeps it for when they are brought back. */
export async function removeWork(state: SessionState, person: string, tools: Tools): Promise<WithBoard> {
  const { code } = state;
  const id = randomUUID();
  const done: { taken: TakenAway | null; isKept: boolean } = { taken: null, isKept: false };
  const after = (): SessionState =>
    withRemovedWork(state, person, { id, things: done.taken?.things ?? 0, kept: done.taken?.kept ?? 0 });
  const refused = await tools.writeBoard(
    code,
    (board) => {
      done.taken = takeAway(board, person);
      return done.taken.update && { update: done.taken.update };
    },
    async (row) => {
      const key = { code, document: nameOf({ kind: 'removed', work: id }) };
      const kept = { key, bytes: done.taken?.work ?? new Uint8Array(), at: row.at, writers: [] };
      await tools.store.saveWithRows(after(), [row, kept]);
      done.isKept = true;
    },
  );
  return refused ?? { ok: true, state: after(), isKept: done.isKept };
}

/**
 * Puts what went with somebody on the board again.
 *
 * @param state the session with them in it
 */
export async function restoreWork(
  state: SessionState,
  { person, work }: Removed,
  tools: Tools,
): Promise<WithBoard> {
  if (!work || work.things === 0) return { ok: true, state, isKept: false };
  const bytes = await tools.readRemoved(state.code, work.id);
  if (!bytes) return refuse('damaged');
  let isKept = false;
  const refused = await tools.writeBoard(
    state.code,
    (board) => giveBack(board, bytes, person.id),
    async (row) => {
      await tools.store.saveWithRows(state, [row]);
      isKept = true;
    },
  );
  return refused ?? { ok: true, state, isKept };
}
