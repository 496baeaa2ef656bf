import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import { recordOf } from '../../storage/record.ts';
import { endWithUs, removeFolder, temporaryFolder } from '../machine/cleanup.ts';
import { nodeOn } from '../machine/pinned.ts';
import { makeBoard } from '../relay/board.ts';
import { editsOf } from '../relay/edits.ts';
import { median } from '../report/statistics.ts';

/** A board as a process found it that had never seen it before. */
export interface Loaded {
  readonly milliseconds: number;
  /** Nobody can write in it: something is missing. */
  readonly isReadOnly: boolean;
  readonly epoch: number;
  /** Of the document as Yjs encodes it, and of what it says as JSON. */
  readonly stateBytes: number;
  readonly jsonBytes: number;
  /** Stands for what is on the notes. */
  readonly notes: string;
}

const CODE = 'AAAAAAAA';
const LOADER = join(import.meta.dirname, 'loadDocument.ts');
const LOADS = 5;
const WRITERS = 20;
const ROWS_AT_ONCE = 500;

/** A log, and the same without one of its rows. */
export interface LogLoads {
  readonly whole: Loaded;
  readonly early: Loaded;
  readonly halfway: Loaded;
}

/**
 * Opening a board of which only the log is there, with so many rows of a letter each.
 *
 * @param early a row that is taken away, and `halfway` another one behind it
 */
export function loadsOfLog(rows: number, early: number, halfway: number): Promise<LogLoads> {
  return withFolder(async (folder) => {
    await fill(folder, (store) => writeLog(store, rows));
    const whole = await loadCold(folder, CODE);
    takeAway(folder, halfway);
    const withoutHalfway = await loadCold(folder, CODE);
    takeAway(folder, early);
    return { whole, halfway: withoutHalfway, early: await loadCold(folder, CODE) };
  });
}

/** Opening a board with so many notes of which there is a snapshot. */
export function loadOfSnapshot(notes: number): Promise<Loaded> {
  return withFolder(async (folder) => {
    await fill(folder, async (store) => {
      const { update } = makeBoard(notes);
      await append(store, [update]);
      await store.saveSnapshot({ code: CODE, document: 'board' }, 1, update);
    });
    return loadCold(folder, CODE);
  });
}

/** Opens the board of a session several times, each time in a new process; gives the middle one. */
export async function loadCold(folder: string, code: string): Promise<Loaded> {
  const all: Loaded[] = [];
  for (let load = 0; load < LOADS; load++) all.push(await loadOnce(folder, code));
  const middle = median(all.map(({ milliseconds }) => milliseconds));
  const found = all.find(({ milliseconds }) => milliseconds === middle);
  if (!found) throw new Error('Nothing was loaded.');
  return found;
}

async function writeLog(store: Store, rows: number): Promise<void> {
  const board = makeBoard(300);
  await append(store, [board.update]);
  const people = Array.from({ length: WRITERS }, (_none, person) => person);
  const edits = people.map((person) => editsOf(board, person, rows / WRITERS));
  const inTurn = Array.from(
    { length: rows },
    (_none, row) => edits[row % WRITERS]?.[Math.floor(row / WRITERS)],
  );
  const updates = inTurn.filter((update) => update !== undefined);
  for (let start = 0; start < updates.length; start += ROWS_AT_ONCE) {
    await append(store, updates.slice(start, start + ROWS_AT_ONCE));
  }
}

function takeAway(folder: string, row: number): void {
  const database = new DatabaseSync(filesIn(folder).database);
  database.prepare('DELETE FROM log WHERE seq = ?').run(row);
  database.close();
}

async function fill(folder: string, write: (store: Store) => Promise<void>): Promise<void> {
  const store = openSqliteStore(folder);
  try {
    await store.createSession(recordOf(CODE), []);
    await write(store);
  } finally {
    await store.close();
  }
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = temporaryFolder();
  try {
    return await work(folder);
  } finally {
    removeFolder(folder);
  }
}

async function append(store: Store, updates: readonly Uint8Array[]): Promise<void> {
  await Promise.all(
    updates.map((update) => store.append({ code: CODE, document: 'board' }, update, Date.now())),
  );
}

function loadOnce(folder: string, code: string): Promise<Loaded> {
  const [command, ...args] = nodeOn('server', LOADER, [folder, code]);
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  endWithUs(child);
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Loaded));
    child.once('error', reject);
    child.once('exit', () => reject(new Error('A board could not be loaded.')));
  });
}
