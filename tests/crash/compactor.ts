import { systemClock } from '@verbindbord/server/src/clock.ts';
import { Documents } from '@verbindbord/server/src/documents/Documents.ts';
import type { LiveDocument } from '@verbindbord/server/src/documents/LiveDocument.ts';
import type { Peer } from '@verbindbord/server/src/documents/Peer.ts';
import { ThreadKeeping } from '@verbindbord/server/src/documents/ThreadKeeping.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { NOTHING_CLOSED } from '@verbindbord/shared/session/closing.ts';
import { pino } from 'pino';
import * as Y from 'yjs';
import { SHEET } from './marks.ts';

/** What the process says while it works, to whoever is to kill it. */
export type Said =
  /** Begins to write the board anew. */
  | { readonly kind: 'begins' }
  /** What was made is on its way to the disk. */
  | { readonly kind: 'writes' }
  /** The board is in this epoch now. */
  | { readonly kind: 'renewed'; readonly epoch: number }
  /** A mark was acknowledged. */
  | { readonly kind: 'saved'; readonly mark: string };

/*
 * Opens the board of a session in a data folder as the server does, and again and again types a mark and has the board
 * written anew, until it is killed.
 */

const [, , folder = '', code = '', name = ''] = process.argv;
const say = (said: Said): void => {
  process.send?.(said);
};

const store = openSqliteStore(folder);
const told: typeof store = {
  ...store,
  startEpoch: (...given) => {
    say({ kind: 'writes' });
    return store.startEpoch(...given);
  },
};
const documents = new Documents(told, systemClock, pino({ level: 'silent' }), new ThreadKeeping());

for (let round = 1; ; round++) {
  const live = await openBoard();
  await type(live, `${name}-${round}`);
  say({ kind: 'begins' });
  if (!(await live.renew())) throw new Error('The board could not be written anew.');
  say({ kind: 'renewed', epoch: live.epoch + 1 });
  await documents.release(live);
}

async function openBoard(): Promise<LiveDocument> {
  const live = await documents.open(code, { kind: 'board' });
  if (!live) throw new Error('The board is lost.');
  return live;
}

/** Resolves when the mark is on disk. */
async function type(live: LiveDocument, mark: string): Promise<void> {
  const doc = new Y.Doc();
  addNote(doc, { sheet: SHEET, text: mark });
  await new Promise<void>((resolve, reject) => {
    const writer: Peer = {
      participant: 'anna',
      writeRefusal: () => null,
      may: () => true,
      closed: NOTHING_CLOSED,
      presenceUser: () => null,
      beat: (_beat, { saved }) => {
        if (saved === 1) resolve();
      },
      difference: () => {},
      rejected: (reason) => reject(new Error(`A mark was refused: ${reason}`)),
      reopens: true,
      ended: () => {},
      backlog: () => 0,
    };
    live.room.join(writer);
    live.write(writer, Y.encodeStateAsUpdate(doc));
  });
  doc.destroy();
  say({ kind: 'saved', mark });
}
