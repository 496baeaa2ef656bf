import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { type DocumentKey, isComplete } from '@verbindbord/server/src/storage/store.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recordOf } from './record.ts';

const CODES = ['AAAAAAAA', 'BBBBBBBB', 'CCCCCCCC'] as const;
const ROWS = 60;
const PAGE = 4096;
const FRAME = PAGE + 24;

const TOKEN = { hash: Buffer.alloc(32, 'h'), participant: 'bram' };

let made: string;
/** A folder of a store that was closed, and a copy of it that was made while it was at work. */
let folder: string;
let killed: string;

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'verbindbord-made-'));
  const store = openSqliteStore(join(made, 'data'));
  await Promise.all(CODES.map((code) => store.createSession(recordOf(code), [])));
  for (let row = 1; row <= ROWS; row++) await Promise.all(CODES.map((code) => append(code, row)));
  await store.saveSnapshot(boardOf('AAAAAAAA'), 20, textOf('AAAAAAAA', 0));
  await store.saveState({ ...recordOf('BBBBBBBB').state, version: 1, title: 'Nieuw' }, TOKEN);
  cpSync(join(made, 'data'), join(made, 'killed'), { recursive: true });
  await store.close();

  function append(code: string, row: number): Promise<number> {
    const writers = row === 1 ? [{ client: 4_000_000_000, participant: `van ${code}` }] : [];
    return store.append(boardOf(code), textOf(code, row), 1_700_000_000_000 + row, writers);
  }
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'verbindbord-rescue-'));
  cpSync(made, root, { recursive: true });
  folder = join(root, 'data');
  killed = join(root, 'killed');
});
afterEach(() => rmSync(dirname(folder), { recursive: true, force: true }));

function boardOf(code: string): DocumentKey {
  return { code, document: 'board' };
}

/** Some of them larger than a page. */
function textOf(code: string, row: number): Buffer {
  return Buffer.from(`${code} regel ${row} `.repeat(row % 10 === 0 ? 400 : 3));
}

function spoil(path: string, change: (bytes: Buffer) => void): void {
  const bytes = readFileSync(path);
  change(bytes);
  writeFileSync(path, bytes);
}

function turn(bytes: Buffer, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 4;
}

/** Changes one letter of a piece, wherever it stands. */
function misspell(bytes: Buffer, piece: string): void {
  let at = bytes.indexOf(piece);
  expect(at).toBeGreaterThan(-1);
  for (; at !== -1; at = bytes.indexOf(piece, at)) bytes.write('x', at);
}

function rootPage(table: string): number {
  const database = new DatabaseSync(filesIn(folder).database, { readOnly: true });
  const row = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table);
  database.close();
  return Number(row?.rootpage);
}

/** Opens a folder, reads all that is in it, and writes a row on each board that is complete in the end. */
async function found(place = folder) {
  const told: string[] = [];
  // What is found incomplete is given before the file was looked through; a store that closes has done that.
  const first = openSqliteStore(place, { report: (message) => told.push(message) });
  for (const code of CODES) await first.readDocument(boardOf(code));
  await first.close();
  const store = openSqliteStore(place, { report: (message) => told.push(message) });
  const boards: Record<string, number | 'damaged'> = {};
  for (const code of CODES) {
    const stored = await store.readDocument(boardOf(code));
    const asWritten = stored.rows.every(({ seq, sound, bytes }) => !sound || textOf(code, seq).equals(bytes));
    expect(asWritten).toBe(true);
    boards[code] = isComplete(stored)
      ? await store.append(boardOf(code), Buffer.from('verder'), 1)
      : 'damaged';
  }
  const titles = await Promise.all(
    CODES.map((code) =>
      store.readSession(code).then(
        (record) => record?.state.title,
        () => 'damaged',
      ),
    ),
  );
  const whose = await store.participantOf('BBBBBBBB', TOKEN.hash);
  const { writers } = await store.readDocument(boardOf('AAAAAAAA'));
  await store.close();
  return { boards, titles, whose, writers, told };
}

const WHOLE = {
  boards: { AAAAAAAA: ROWS + 1, BBBBBBBB: ROWS + 1, CCCCCCCC: ROWS + 1 },
  titles: ['Wijkaanpak', 'Nieuw', 'Wijkaanpak'],
  whose: 'bram',
  writers: [{ client: 4_000_000_000, participant: 'van AAAAAAAA' }],
};
const MADE_ANEW = expect.stringContaining('made anew');

describe('a file that SQLite does not want any more is made anew, with all that was in it', () => {
  test.each<[string, (bytes: Buffer) => void]>([
    ['says that it is no database', (bytes) => turn(bytes, 3)],
    ['says that it may only be read', (bytes) => turn(bytes, 18)],
    ['has another version', (bytes) => turn(bytes, 60)],
    ['has more pages than there are', (bytes) => turn(bytes, 28)],
    ['has other words for its tables', (bytes) => misspell(bytes.subarray(0, PAGE), 'changed_at INTEGER')],
  ])('when it %s', async (_what, change) => {
    spoil(filesIn(folder).database, change);
    const now = await found();
    expect(now).toEqual({ ...WHOLE, told: [MADE_ANEW] });
    const kept = readdirSync(folder).filter((name) => name.startsWith('damaged-'));
    expect(kept).toHaveLength(1);
    const told: string[] = [];
    await openSqliteStore(folder, { report: (message) => told.push(message) }).close();
    expect(told).toEqual([]);
  });

  test.each(['log', 'snapshots', 'sqlite_autoindex_log_1', 'writers', 'retired'])(
    'when the tree of %s leads nowhere',
    async (tree) => {
      const isSmall = tree === 'snapshots' || tree === 'writers' || tree === 'retired';
      const page = rootPage(tree);
      spoil(filesIn(folder).database, (bytes) =>
        bytes.fill(isSmall ? 0x0d : 0xff, (page - 1) * PAGE, page * PAGE),
      );
      const now = await found();
      expect(now.boards.CCCCCCCC).toBe(ROWS + 1);
      expect(now.boards.BBBBBBBB).toBe(ROWS + 1);
      expect([now.titles, now.whose]).toEqual([WHOLE.titles, WHOLE.whose]);
    },
  );

  test('also while it is at work', async () => {
    const told: string[] = [];
    const store = openSqliteStore(folder, { report: (message) => told.push(message) });
    const page = rootPage('sqlite_autoindex_log_1');
    spoil(filesIn(folder).database, (bytes) => bytes.fill(0xff, (page - 1) * PAGE, page * PAGE));
    const seqs = await Promise.all(
      CODES.map((code) => store.append(boardOf(code), Buffer.from('verder'), 1)),
    );
    expect(seqs).toEqual([ROWS + 1, ROWS + 1, ROWS + 1]);
    for (const code of CODES) expect(isComplete(await store.readDocument(boardOf(code)))).toBe(true);
    expect(told).toEqual([MADE_ANEW]);
    await store.close();
  });

  test('behind an answer that is not whole, when nothing complained', async () => {
    const root = (rootPage('sqlite_autoindex_log_1') - 1) * PAGE;
    spoil(filesIn(folder).database, (bytes) => {
      const firstLeaf = bytes.readUInt32BE(root + bytes.readUInt16BE(root + 12));
      // Of all that it leads to, one row is left.
      bytes.writeUInt16BE(1, (firstLeaf - 1) * PAGE + 3);
    });
    const store = openSqliteStore(folder);
    const made = new Promise<void>((resolve) => store.onMadeAnew(resolve));
    const stored = await store.readDocument(boardOf('AAAAAAAA'));
    expect([isComplete(stored), stored.last]).toEqual([false, ROWS]);
    await made;
    for (const code of CODES) expect(isComplete(await store.readDocument(boardOf(code)))).toBe(true);
    await store.close();
  });

  test('when the process ended before the new file was in its place', async () => {
    const { database, log } = filesIn(folder);
    cpSync(database, `${database}-rescued`);
    writeFileSync(database, 'half');
    writeFileSync(log, 'of another file');
    expect(await found()).toEqual({ ...WHOLE, told: [] });
    expect(existsSync(`${database}-rescued`)).toBe(false);
  });
});

describe('a log that SQLite would cut off without a word', () => {
  test('is read behind the damage; only the board with the bad row is damaged', async () => {
    spoil(filesIn(killed).log, (bytes) => {
      misspell(bytes, 'BBBBBBBB regel 47');
    });
    const now = await found(killed);
    expect(now).toEqual({
      ...WHOLE,
      boards: { ...WHOLE.boards, BBBBBBBB: 'damaged' },
      told: [MADE_ANEW],
    });
  });

  test.each([
    ['header', 5],
    ['salt', 17],
  ])('is read when its %s is damaged', async (_part, at) => {
    spoil(filesIn(killed).log, (bytes) => turn(bytes, at));
    expect(await found(killed)).toEqual({ ...WHOLE, told: [MADE_ANEW] });
  });

  test('leaves the boards damaged of which the end is gone', async () => {
    const { log } = filesIn(killed);
    const bytes = readFileSync(log);
    writeFileSync(log, bytes.subarray(0, 32 + FRAME * 20));
    const now = await found(killed);
    expect(now.boards).toEqual({ AAAAAAAA: 'damaged', BBBBBBBB: 'damaged', CCCCCCCC: 'damaged' });
  });

  test('is taken as it is when a transaction was not finished', async () => {
    const { log } = filesIn(killed);
    const bytes = readFileSync(log);
    const last = Buffer.from(bytes.subarray(32, 32 + FRAME));
    last.writeUInt32BE(0, 4);
    writeFileSync(log, Buffer.concat([bytes, last]));
    expect(await found(killed)).toEqual({ ...WHOLE, told: [] });
  });
});

describe('what is not found, though it was there', () => {
  test('is damaged, and not a board or a session that never was', async () => {
    spoil(filesIn(folder).database, (bytes) => bytes.fill(0, PAGE));
    const now = await found();
    expect(now.boards).toEqual({ AAAAAAAA: 'damaged', BBBBBBBB: 'damaged', CCCCCCCC: 'damaged' });
    expect(now.titles).toEqual(['damaged', 'damaged', 'damaged']);
  });

  test('is damaged when the whole file is gone', async () => {
    rmSync(filesIn(folder).database);
    const now = await found();
    expect(now.boards).toEqual({ AAAAAAAA: 'damaged', BBBBBBBB: 'damaged', CCCCCCCC: 'damaged' });
    expect(now.titles).toEqual(['damaged', 'damaged', 'damaged']);
  });
});
