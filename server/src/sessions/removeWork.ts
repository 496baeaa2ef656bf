import { randomUUID } from 'node:crypto';
import type { Outcome } from '@verbindbord/shared/session/refusals.ts';
import { refuse } from '@verbindbord/shared/session/refusals.ts';
import { type Removed, withRemovedWork } from '@verbindbord/shared/session/removed.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { nameOf } from '../documents/names.ts';
import type { SessionTools } from './LiveSession.ts';
import { saveWithBoard, type Together } from './saveWithBoard.ts';
import { giveBack, takeAway } from './takeAway.ts';

type Tools = Pick<SessionTools, 'store' | 'writeBoard' | 'readRemoved'>;
type Saved = Promise<Outcome<{ readonly made: Together }>>;

/** Takes all from the board that somebody made who is out, and keeps it for when they are brought back. */
export function removeWork(state: SessionState, person: string, tools: Tools): Saved {
  const { code } = state;
  const id = randomUUID();
  const key = { code, document: nameOf({ kind: 'removed', work: id }) };
  return saveWithBoard(tools, state, (board) => {
    const { update, work, things, kept } = takeAway(board, person);
    return {
      state: withRemovedWork(state, person, { id, things, kept }),
      work: update && { update },
      beside: (at) => ({ key, bytes: work, at, writers: [] }),
    };
  });
}

/**
 * Puts what went with somebody on the board again.
 *
 * @param before the session without them
 * @param state the session with them in it
 */
export async function restoreWork(
  before: SessionState,
  state: SessionState,
  { person, work }: Removed,
  tools: Tools,
): Saved {
  if (!work || work.things === 0) {
    await tools.store.saveState(state);
    return { ok: true, made: { state, work: null } };
  }
  const bytes = await tools.readRemoved(state.code, work.id);
  if (!bytes) return refuse('damaged');
  return saveWithBoard(tools, before, (board) => ({ state, work: giveBack(board, bytes, person.id) }));
}
