import { spawn } from 'node:child_process';
import { join } from 'node:path';
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

/** Opening a board of which only the log is there, with so many rows of a letter each. */
export function loadOfLog(rows: number): Promise<Loaded> {
  return withStore(async (store) => {
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
  });
}

/** Opening a board with so many notes of which there is a snapshot. */
export function loadOfSnapshot(notes: number): Promise<Loaded> {
  return withStore(async (store) => {
    const { update } = makeBoard(notes);
    await append(store, [update]);
    await store.saveSnapshot({ code: CODE, document: 'board' }, 1, update);
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

async function withStore(fill: (store: Store) => Promise<void>): Promise<Loaded> {
  const folder = temporaryFolder();
  try {
    const store = openSqliteStore(folder);
    try {
      await store.createSession(recordOf(CODE), []);
      await fill(store);
    } finally {
      await store.close();
    }
    return await loadCold(folder, CODE);
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
