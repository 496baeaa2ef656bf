import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { rewrite } from '@verbindbord/server/src/documents/compaction.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CODES, contentOf, makeFolder, misspell, opened, PAIR, ROWS, verbindbord } from './workshop.ts';

const NOTES = Array.from({ length: ROWS }, (_, index) => `briefje ${index + 1}.`).sort();

const shape = shapeOf({ kind: 'board' });

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

function repair(...flags: string[]) {
  return verbindbord(['repair', '--data', folder, ...flags]);
}

/** The folder in which a repair kept what was there. */
function keptFolder(): string {
  const kept = readdirSync(folder).filter((name) => name.startsWith('before-repair-'));
  expect(kept).toHaveLength(1);
  return join(folder, kept[0] ?? '');
}

function spoil(statement: string): void {
  const database = new DatabaseSync(filesIn(folder).database);
  database.exec(statement);
  database.close();
}

/** A board is written anew, something is changed in it, and then what it was written anew with is gone. */
async function loseBeginning(change: (doc: Y.Doc) => void): Promise<void> {
  const key = { code: 'AAAAAAAA', document: 'board' };
  const store = openSqliteStore(folder);
  const stored = await store.readDocument(key);
  const before = restore(stored, shape);
  if (before.kind !== 'whole') throw new Error('the board is damaged already');
  const { doc, bytes, retired } = rewrite(before.doc, shape, stored.retired);
  await store.startEpoch(key, { epoch: 1, after: ROWS, bytes, at: 1, retired });
  const vector = Y.encodeStateVector(doc);
  change(doc);
  await store.append(key, Y.encodeStateAsUpdate(doc, vector), 1);
  await store.close();
  spoil(`DELETE FROM log WHERE epoch = 1 AND seq = ${ROWS + 1}; DELETE FROM snapshots`);
}

describe('verbindbord repair', () => {
  test('leaves a sound folder alone', async () => {
    const before = contentOf(folder);
    const { code, out } = await repair();
    expect(code).toBe(0);
    expect(out).toContain('There is nothing to repair.');
    expect(contentOf(folder)).toEqual(before);
  });

  test('keeps all of a document but what the bad row brought, and people can go on in it', async () => {
    misspell(folder, 'briefje 5.');
    const spoiled = contentOf(folder);
    const { code, out } = await repair();
    expect(code).toBe(0);
    expect(out).toContain('AAAAAAAA board: written anew with 12 notes');
    expect(out).toContain('lost: what was changed in row 5; as far as is known 1 note');
    expect(contentOf(keptFolder())['verbindbord.sqlite']).toEqual(spoiled['verbindbord.sqlite']);
    for (const session of CODES) {
      const board = await opened(folder, session);
      expect([board.kind, board.notes]).toEqual(['whole', NOTES.filter((text) => text !== 'briefje 5.')]);
      expect(board.epoch).toBeGreaterThan(1);
    }
    const store = openSqliteStore(folder);
    expect(await store.append({ code: 'AAAAAAAA', document: 'board' }, Buffer.from('x'), 1)).toBe(ROWS + 2);
    await store.close();
  });

  test('puts what came after a lost beginning on what stood there before it', async () => {
    await loseBeginning((doc) => addNote(doc, { sheet: 'vel', text: 'daarna.' }));
    expect(await opened(folder, 'AAAAAAAA')).toMatchObject({ kind: 'partly', notes: NOTES });
    const { code, out } = await repair();
    expect(code).toBe(0);
    expect(out).toContain(`lost: what was changed in row ${ROWS + 1}`);
    expect((await opened(folder, 'AAAAAAAA')).notes).toEqual([...NOTES, 'daarna.'].sort());
  });

  test('is not content with nothing when something stood there before a lost beginning', async () => {
    await loseBeginning((doc) => {
      for (const note of doc.getMap<Y.Map<unknown>>('notes').values()) note.set('order', 7);
    });
    expect((await repair()).code).toBe(0);
    expect(await opened(folder, 'AAAAAAAA')).toMatchObject({ kind: 'whole', notes: NOTES });
  });

  test('loses nothing of a document of which the rows are sound and the head is not', async () => {
    spoil("UPDATE documents SET last = 7 WHERE document = 'board'");
    const { code, out } = await repair();
    expect(code).toBe(0);
    expect(out).toContain('nothing was lost');
    expect(await opened(folder, 'AAAAAAAA')).toMatchObject({ kind: 'whole', notes: NOTES });
  });

  test('leaves a document of which nothing can be read as it is, until it is given up', async () => {
    spoil(`UPDATE log SET crc = crc + 1 WHERE code = 'AAAAAAAA' AND document = '${PAIR}'`);
    const { code, out } = await repair();
    expect(code).toBe(1);
    expect(out).toContain(`AAAAAAAA ${PAIR}: nothing of it can be read; it stays as it is`);
    expect(await opened(folder, 'AAAAAAAA', PAIR)).toMatchObject({ kind: 'lost' });
    const given = await verbindbord(['repair', '--data', folder, '--discard']);
    expect(given.code).toBe(0);
    expect(given.out).toContain(`AAAAAAAA ${PAIR}: given up; it starts empty`);
    expect(await opened(folder, 'AAAAAAAA', PAIR)).toMatchObject({ kind: 'whole' });
    expect(await opened(folder, 'AAAAAAAA')).toMatchObject({ kind: 'whole', notes: NOTES, epoch: 0 });
  });

  test('keeps a record in which a letter is wrong', async () => {
    spoil(`UPDATE sessions SET state = replace(state, 'Wijkaanpak', 'Wijkxanpak') WHERE code = 'AAAAAAAA'`);
    const { code, out } = await repair();
    expect(code).toBe(0);
    expect(out).toContain('AAAAAAAA: its record was kept as it can be read');
    expect(await titleOf('AAAAAAAA')).toBe('Wijkxanpak');
    expect((await verbindbord(['check', '--data', folder])).code).toBe(0);
  });

  test('makes a record anew that cannot be read, with everybody who was there and new links for lost ones', async () => {
    spoil("UPDATE sessions SET state = 'weg', facilitator = x'00' WHERE code = 'AAAAAAAA'");
    const { code, out } = await repair('--json');
    const { sessions } = JSON.parse(out);
    expect([code, sessions]).toMatchObject([0, [{ code: 'AAAAAAAA', secrets: { facilitator: /./ } }]]);
    const store = openSqliteStore(folder);
    const record = await store.readSession('AAAAAAAA');
    await store.close();
    expect(record?.state).toMatchObject({
      code: 'AAAAAAAA',
      roster: [{ id: 'anna', name: 'Deelnemer 1' }],
      round: { earlier: [{ id: 'een', members: ['anna'] }] },
    });
    expect(record?.state.version).toBeGreaterThan(1);
  });

  test.each([
    ['cannot be opened', 0, 100],
    ['leads nowhere', 4096 * 6, 4096 * 9],
  ])('makes a file anew that %s', async (_what, start, end) => {
    const { database } = filesIn(folder);
    const bytes = readFileSync(database);
    writeFileSync(database, bytes.fill(0xff, start, end));
    const { out } = await repair();
    expect(out).toContain('The database was made anew');
    expect((await verbindbord(['check', '--data', folder, '--json'])).out).toContain('"problems": []');
    expect(readFileSync(filesIn(keptFolder()).database)).toEqual(bytes);
  });

  test('does nothing while a server is at work, or where there is no database', async () => {
    const store = openSqliteStore(folder);
    const busy = await repair();
    await store.close();
    expect(busy).toMatchObject({ code: 2, err: expect.stringContaining('Stop the server first') });
    rmSync(filesIn(folder).database);
    const gone = await repair();
    expect(gone).toMatchObject({ code: 2, err: expect.stringContaining('put a backup back') });
  });
});

async function titleOf(code: string): Promise<string | undefined> {
  const store = openSqliteStore(folder);
  const record = await store.readSession(code);
  await store.close();
  return record?.state.title;
}
