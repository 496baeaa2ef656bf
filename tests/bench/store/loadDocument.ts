import { createHash } from 'node:crypto';
import { systemClock } from '@verbindbord/server/src/clock.ts';
import { contentLength } from '@verbindbord/server/src/documents/content.ts';
import { Documents } from '@verbindbord/server/src/documents/Documents.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { pino } from 'pino';
import * as Y from 'yjs';
import type { Loaded } from './coldLoad.ts';
import { notesOf } from './notes.ts';

// Opens the board of a session in a data folder as a server does that was just started, and says how long that
// took and what was there.
const [, , folder = '', code = ''] = process.argv;
const board = { kind: 'board' } as const;

const start = performance.now();
const store = openSqliteStore(folder);
const documents = new Documents(store, systemClock, pino({ level: 'silent' }));
const live = await documents.open(code, board);
const milliseconds = performance.now() - start;
if (!live) throw new Error('The board could not be read.');

const loaded: Loaded = {
  milliseconds,
  isReadOnly: live.readOnly !== null,
  epoch: live.epoch,
  stateBytes: Y.encodeStateAsUpdate(live.doc).length,
  jsonBytes: contentLength(live.doc, shapeOf(board)),
  notes: createHash('sha256').update(notesOf(live.doc)).digest('hex'),
};
process.send?.(loaded, () => process.exit(0));
