import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { Marks } from '@verbindbord/server/src/storage/sqlite/marks.ts';
import { PlainWriting } from '@verbindbord/server/src/storage/sqlite/PlainWriting.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { recordOf } from './record.ts';
import { runStoreSuite } from './storeSuite.ts';

runStoreSuite('a store that writes in a thread', openSqliteStore);
runStoreSuite('a store that writes by itself', (folder) =>
  openSqliteStore(folder, { writingIn: (place) => new PlainWriting(place) }),
);

const board = { code: 'AAAAAAAA', document: 'board' };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-sqlite-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes the file behind the store's back, as bad hardware does. */
function spoil(statement: string): void {
  const database = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
  database.exec(statement);
  database.close();
}

describe('rot in the file is noticed', () => {
  beforeEach(async () => {
    const store = openSqliteStore(folder);
    await store.createSession(recordOf('AAAAAAAA'), []);
    for (const text of ['a', 'b', 'c']) await store.append(board, Buffer.from(text), 1);
    await store.saveSnapshot(board, 2, Buffer.from('ab'));
    await store.close();
  });

  async function soundness() {
    const store = openSqliteStore(folder);
    const { rows, snapshots } = await store.readDocument(board);
    await store.close();
    return { rows: rows.map(({ sound }) => sound), snapshots: snapshots.map(({ sound }) => sound) };
  }

  test('in the bytes of a row', async () => {
    spoil("UPDATE log SET bytes = x'62ff' WHERE seq = 2");
    expect(await soundness()).toEqual({ rows: [true, false, true], snapshots: [true] });
  });

  test('in the bytes of a snapshot', async () => {
    spoil("UPDATE snapshots SET bytes = x'00'");
    expect(await soundness()).toEqual({ rows: [true, true, true], snapshots: [false] });
  });

  test('in a snapshot, which then does not stand for the rows that it held', async () => {
    spoil("UPDATE snapshots SET bytes = x'00'");
    const store = openSqliteStore(folder);
    await store.saveSnapshot(board, 3, Buffer.from('abc'));
    await store.close();
    expect(await soundness()).toEqual({ rows: [true, true, true], snapshots: [true, false] });
  });

  test('when a row stands in the place of another', async () => {
    spoil("UPDATE log SET bytes = x'61', crc = (SELECT crc FROM log WHERE seq = 1) WHERE seq = 2");
    expect(await soundness()).toEqual({ rows: [true, false, true], snapshots: [true] });
  });

  test('in the number or the epoch of a row', async () => {
    spoil('UPDATE log SET seq = 9007199254740993 WHERE seq = 2; UPDATE log SET epoch = 1 WHERE seq = 3');
    // What has another number is not there, and what comes after it is not read.
    expect(await soundness()).toEqual({ rows: [true, false], snapshots: [true] });
  });

  test('in who writes: then nobody goes on with that client id', async () => {
    const store = openSqliteStore(folder);
    await store.append(board, Buffer.from('d'), 1, [
      { client: 7, participant: 'anna' },
      { client: 8, participant: 'bram' },
    ]);
    await store.close();
    spoil("UPDATE writers SET participant = 'mallory' WHERE client = 7");
    const again = openSqliteStore(folder);
    const { writers, retired } = await again.readDocument(board);
    await again.close();
    expect(writers).toEqual([{ client: 8, participant: 'bram' }]);
    expect(retired).toEqual(new Map([[7, 0]]));
  });

  test('in the record of a session, which is then not taken for another', async () => {
    spoil("UPDATE sessions SET state = replace(state, 'Wijkaanpak', 'Wijkafbraak')");
    const store = openSqliteStore(folder);
    await expect(store.readSession('AAAAAAAA')).rejects.toThrow('damaged');
    await store.close();
  });
});

test('the write-ahead log does not stay as long as it once was', async () => {
  const store = openSqliteStore(folder);
  await store.createSession(recordOf('AAAAAAAA'), []);
  // One row is one commit, which the log has to hold whole, however the thread gathers rows.
  await store.append(board, new Uint8Array(24_000_000).fill(7), 1);
  const longest = statSync(join(folder, 'verbindbord.sqlite-wal')).size;
  for (let row = 0; row < 10; row++) await store.append(board, Buffer.from('a'), 1);
  const now = statSync(join(folder, 'verbindbord.sqlite-wal')).size;
  await store.close();
  const mostThatStays = 8 * 1024 * 1024;
  expect(longest).toBeGreaterThan(mostThatStays);
  expect(now).toBeLessThanOrEqual(mostThatStays);
});

test('a folder that another server has is not opened', async () => {
  const store = openSqliteStore(folder);
  expect(() => openSqliteStore(folder)).toThrow('another server is using it');
  await store.close();
  await openSqliteStore(folder).close();
});

test('data of a newer version is left alone', async () => {
  await openSqliteStore(folder).close();
  spoil('PRAGMA user_version = 99');
  const marks = new Marks(filesIn(folder).marks);
  marks.note('schema', 99);
  marks.close();
  expect(() => openSqliteStore(folder)).toThrow('newer version');
});

test('a data folder from before epochs opens as it was left', async () => {
  const store = openSqliteStore(folder);
  await store.createSession(recordOf('AAAAAAAA'), [{ document: 'board', bytes: Buffer.from('seed') }]);
  await store.append(board, Buffer.from('a'), 3);
  await store.saveSnapshot(board, 1, Buffer.from('seed'));
  const before = await store.readDocument(board);
  await store.close();
  spoil(`DROP TABLE writers; DROP TABLE retired; DROP TABLE ballots;
    ALTER TABLE documents DROP COLUMN epoch; ALTER TABLE documents DROP COLUMN base;
    ALTER TABLE log DROP COLUMN epoch; ALTER TABLE snapshots DROP COLUMN epoch; PRAGMA user_version = 1`);
  const again = openSqliteStore(folder);
  expect(await again.readDocument(board)).toEqual(before);
  expect(before.rows.every(({ sound }) => sound)).toBe(true);
  expect(await again.append(board, Buffer.from('b'), 4)).toBe(3);
  await again.close();
});

/** A process that appends as fast as it can and says the number of each row that was acknowledged. */
const WRITER = `
  const { openSqliteStore } = await import(process.argv[2]);
  const store = openSqliteStore(process.argv[3]);
  const write = async () => {
    for (;;) {
      const seq = await store.append({ code: 'AAAAAAAA', document: 'board' }, Buffer.alloc(200, 'x'), 1);
      process.stdout.write(seq + '\\n');
    }
  };
  for (let writer = 0; writer < 10; writer++) write();
`;

test('a process that is killed while it writes loses no acknowledged row', async () => {
  const store = openSqliteStore(folder);
  await store.createSession(recordOf('AAAAAAAA'), []);
  await store.close();
  writeFileSync(join(folder, 'writer.mjs'), WRITER);
  let acknowledged = 0;
  for (let round = 1; round <= 3; round++) {
    const writer = startWriter();
    const lines = createInterface({ input: writer.stdout });
    const enough = acknowledged + 100 * round;
    for await (const line of lines) {
      acknowledged = Math.max(acknowledged, Number(line));
      if (acknowledged >= enough) writer.kill('SIGKILL');
    }
    expect(acknowledged).toBeGreaterThanOrEqual(enough);
    const again = openSqliteStore(folder);
    const { rows, last } = await again.readDocument(board);
    await again.close();
    expect(last).toBeGreaterThanOrEqual(acknowledged);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: last }, (_, index) => index + 1));
    expect(rows.every(({ sound }) => sound)).toBe(true);
  }
}, 30_000);

function startWriter() {
  const module = import.meta.resolve('@verbindbord/server/src/storage/sqlite/sqliteStore.ts');
  return spawn(process.execPath, [join(folder, 'writer.mjs'), module, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
}
