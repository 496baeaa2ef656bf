import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { rewrite } from '@verbindbord/server/src/documents/compaction.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { documentTables } from '@verbindbord/server/src/storage/sqlite/documentTables.ts';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { PlainWriting } from '@verbindbord/server/src/storage/sqlite/PlainWriting.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { isComplete } from '@verbindbord/server/src/storage/store.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordOf } from './record.ts';

const key = { code: 'AAAAAAAA', document: 'board' };
const shape = shapeOf({ kind: 'board' });
const ROWS = 30;
/** A snapshot after this row, and the base of an epoch. */
const [EARLY, BASE] = [8, 16] as const;

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-gap-'));
  const store = openSqliteStore(folder, { writingIn: (place) => new PlainWriting(place) });
  await store.createSession(recordOf(key.code), []);
  await fill(store);
  await store.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Each row says its number. */
async function fill(store: ReturnType<typeof openSqliteStore>): Promise<void> {
  let doc = new Y.Doc();
  for (let row = 1; row <= ROWS; row++) {
    if (row === BASE) {
      const { doc: anew, bytes, retired } = rewrite(doc, shape, new Map());
      await store.startEpoch(key, { epoch: 1, after: row - 1, bytes, at: 1, retired });
      doc = anew;
      continue;
    }
    const before = Y.encodeStateVector(doc);
    doc.getMap('settings').set('caseTitle', row);
    await store.append(key, Y.encodeStateAsUpdate(doc, before), 1);
    if (row === EARLY) await store.saveSnapshot(key, row, Y.encodeStateAsUpdate(doc));
  }
}

function spoil(...statements: readonly string[]): void {
  const database = new DatabaseSync(filesIn(folder).database);
  for (const statement of statements) database.exec(statement);
  database.close();
}

async function readByStore() {
  const store = openSqliteStore(folder, { writingIn: (place) => new PlainWriting(place) });
  const stored = await store.readDocument(key);
  await store.close();
  return stored;
}

describe('of a log with a row missing', () => {
  test('nothing is read behind the gap, and what is left is not taken for all', async () => {
    spoil('DELETE FROM log WHERE seq = 27');
    const stored = await readByStore();
    expect(stored.rows.map(({ seq }) => seq).filter((seq) => seq > 24)).toEqual([25, 26]);
    expect([stored.sound, stored.last, isComplete(stored)]).toEqual([false, ROWS, false]);
    expect(titleOf(stored)).toEqual(['partly', 26]);
  });

  test('not even when nothing but its head says that there was more', async () => {
    spoil('DELETE FROM log WHERE seq = 27', 'UPDATE documents SET last = 26');
    rmSync(filesIn(folder).marks);
    expect(titleOf(await readByStore())).toEqual(['partly', 26]);
  });

  test('all is read when a snapshot holds what is missing', async () => {
    spoil('DELETE FROM log WHERE seq = 12');
    const stored = await readByStore();
    expect([isComplete(stored), titleOf(stored)]).toEqual([true, ['whole', ROWS]]);
  });
});

/** Something that rots in a log. */
const rot = fc.oneof(
  fc.nat({ max: ROWS + 1 }).map((seq) => `DELETE FROM log WHERE seq = ${seq}`),
  fc.nat({ max: ROWS + 1 }).map((seq) => `UPDATE log SET crc = crc + 1 WHERE seq = ${seq}`),
  fc.nat({ max: ROWS }).map((seq) => `UPDATE log SET seq = seq + 1000 WHERE seq = ${seq}`),
  fc.constantFrom(EARLY, BASE).map((seq) => `UPDATE snapshots SET crc = crc + 1 WHERE seq = ${seq}`),
  fc.constantFrom(EARLY, BASE).map((seq) => `DELETE FROM snapshots WHERE seq = ${seq}`),
  fc.nat({ max: ROWS }).map((last) => `UPDATE documents SET last = ${last}`),
);

test('no replay comes to what is not read: it ends where it would have ended with all rows', async () => {
  const database = new DatabaseSync(filesIn(folder).database);
  const tables = documentTables(database);
  fc.assert(
    fc.property(fc.array(rot, { minLength: 1, maxLength: 6 }), (statements) => {
      database.exec(`BEGIN; ${statements.join('; ')}`);
      try {
        const [all, some] = [tables.read(key), tables.readToGap(key)];
        const [kind, title] = titleOf(all);
        const isCut = some.rows.length < all.rows.length;
        expect(titleOf(some)).toEqual([isCut && kind === 'whole' ? 'partly' : kind, title]);
      } finally {
        database.exec('ROLLBACK');
      }
    }),
    { numRuns: 300 },
  );
  database.close();
});

function titleOf(stored: Parameters<typeof restore>[0]): [string, unknown] {
  const restored = restore(stored, shape);
  if (restored.kind === 'lost') return ['lost', null];
  const title = restored.doc.getMap('settings').get('caseTitle');
  restored.doc.destroy();
  return [restored.kind, title];
}
