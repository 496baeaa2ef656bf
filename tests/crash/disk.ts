import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { StoredDocument } from '@verbindbord/server/src/storage/store.ts';
import { type Board, readThings } from '@verbindbord/shared/board/readBoard.ts';
import * as Y from 'yjs';
import { marksIn } from './marks.ts';

/** What a killed server left behind. */
export interface Remains {
  /** What SQLite says of its own file: `ok`. */
  readonly integrity: string;
  /** What is wrong with the log, in words; empty for one that replays from the first row to the last. */
  readonly faults: readonly string[];
  readonly marks: readonly string[];
  readonly notes: Board['notes'];
  /** How often the board was written anew. */
  readonly epoch: number;
}

/** Looks at a copy, so that the server that starts again has all the mending to do by itself. */
export async function readRemains(folder: string, code: string): Promise<Remains> {
  const copy = mkdtempSync(join(tmpdir(), 'verbindbord-remains-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const integrity = integrityOf(join(copy, 'verbindbord.sqlite'));
    const store = openSqliteStore(copy);
    const stored = await store.readDocument({ code, document: 'board' });
    await store.close();
    const restored = restore(stored, shapeOf({ kind: 'board' }));
    const faults = faultsOf(stored);
    if (restored.kind !== 'whole') faults.push(`the board is ${restored.kind} there`);
    const doc = restored.kind === 'lost' ? new Y.Doc() : restored.doc;
    const { notes } = readThings(doc);
    return { integrity, faults, marks: marksIn(doc), notes, epoch: stored.epoch };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function integrityOf(file: string): string {
  const database = new DatabaseSync(file);
  const rows = database.prepare('PRAGMA integrity_check').all();
  database.close();
  return rows.map((row) => String(row.integrity_check)).join('; ');
}

/** Every row sound by its checksum, numbered without gaps up to the last that was acknowledged. */
function faultsOf({ rows, snapshots, last }: StoredDocument): string[] {
  const faults = [...rows, ...snapshots]
    .filter(({ sound }) => !sound)
    .map(({ seq }) => `${seq} is not sound`);
  const first = rows[0]?.seq ?? last + 1;
  const gap = rows.findIndex(({ seq }, index) => seq !== first + index);
  if (gap !== -1) faults.push(`there is a gap before row ${rows[gap]?.seq}`);
  if (first + rows.length - 1 !== last) faults.push(`the rows end before ${last}`);
  return faults;
}
