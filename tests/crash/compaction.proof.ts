import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isOvergrown } from '@verbindbord/server/src/documents/compaction.ts';
import { shapeOf } from '@verbindbord/server/src/documents/gate/shape.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { makeBoard } from '../bench/relay/board.ts';
import { churnOf } from '../bench/store/churn.ts';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { recordOf } from '../storage/record.ts';
import type { Said } from './compactor.ts';
import { type Remains, readRemains } from './disk.ts';
import { doublesIn, missing, SHEET } from './marks.ts';

/** How often the process that writes a board anew is killed. */
const ROUNDS = sizeOf('COMPACTION_ROUNDS', 5);
const CODE = 'AAAAAAAA';
const NOTES = 300;
const PEOPLE = 30;
const EDITS_EACH = 1000;
/** From these moments on, how long it took the last time until the board was written anew, in milliseconds. */
const took = { begins: 100, writes: 10 };

let folder: string;
let child: ChildProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-compaction-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** A board on which much was typed and taken away, with its rows on disk; gives the notes on it. */
async function prepare(): Promise<Record<string, unknown>> {
  const board = makeBoard(NOTES);
  const doc = new Y.Doc();
  const people = Array.from({ length: PEOPLE }, (_none, person) => churnOf(board, person, EDITS_EACH));
  const updates = [board.update, ...people.map((edits) => Y.mergeUpdates(edits))];
  for (const update of updates) Y.applyUpdate(doc, update);
  expect(isOvergrown(doc, shapeOf({ kind: 'board' }))).toBe(true);
  const store = openSqliteStore(folder);
  await store.createSession(recordOf(CODE), []);
  for (const update of updates) await store.append({ code: CODE, document: 'board' }, update, 1);
  await store.close();
  return { ...readThings(doc).notes };
}

/** What a process said until it was killed. */
interface Killed {
  /** Where it was: what it said last. */
  readonly at: Said['kind'] | 'start';
  readonly epoch: number;
  readonly saved: readonly string[];
}

/**
 * Lets the board be written anew some times, and kills the process at a moment that chance chooses.
 *
 * @param fewest the board is written anew once less than this before the process is killed, or more often
 */
async function workUntilKilled(name: string, chance: Chance, fewest: number): Promise<Killed> {
  const process = fork(join(import.meta.dirname, 'compactor.ts'), [folder, CODE, name]);
  child = process;
  const ended = once(process, 'exit');
  const moment = chance.oneOf(['begins', 'writes'] as const);
  const share = chance.between(0, 100) / 100;
  let countdown = chance.between(fewest, 3);
  let at: Killed['at'] = 'start';
  let epoch = 0;
  const saved: string[] = [];
  const since = { begins: 0, writes: 0 };
  process.on('message', async (said: Said) => {
    at = said.kind;
    if (said.kind === 'saved') saved.push(said.mark);
    if (said.kind === 'begins' || said.kind === 'writes') since[said.kind] = performance.now();
    if (said.kind === 'renewed') {
      epoch = said.epoch;
      took.begins = performance.now() - since.begins;
      took.writes = performance.now() - since.writes;
    }
    if (said.kind !== moment || --countdown !== 0) return;
    await sleep(share * took[moment]);
    process.kill('SIGKILL');
  });
  const [code, signal] = await ended;
  expect([code, signal], 'the process ended by itself').toEqual([null, 'SIGKILL']);
  return { at, epoch, saved };
}

/** What was on the board from the beginning, and the marks that were typed since. */
function contentOf({ notes }: Remains): {
  readonly notes: Record<string, unknown>;
  readonly marks: string[];
} {
  const [typed, others] = [true, false].map((isMark) =>
    Object.entries(notes).filter(([, { sheet }]) => (sheet === SHEET) === isMark),
  );
  return { notes: Object.fromEntries(others ?? []), marks: (typed ?? []).map(([, { text }]) => text) };
}

test(`a process that is killed ${ROUNDS} times while it writes a board anew leaves the same board`, async () => {
  const chance = chanceOf(seedOf('COMPACTION_SEED'));
  const notes = await prepare();
  const saved: string[] = [];
  const inside = { begins: 0, writes: 0 };
  let epoch = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const where = `round ${round} of COMPACTION_SEED=${chance.seed}`;
    const killed = await workUntilKilled(`r${round}`, chance, round === 1 ? 2 : 1);
    saved.push(...killed.saved);
    if (killed.at === 'begins' || killed.at === 'writes') inside[killed.at]++;
    const remains = await readRemains(folder, CODE);
    expect(remains.integrity, `the database after ${where}`).toBe('ok');
    expect(remains.faults, `the log after ${where}`).toEqual([]);
    const content = contentOf(remains);
    expect(content.notes, `the notes after ${where}`).toEqual(notes);
    expect(missing(saved, content.marks), `acknowledged and lost in ${where}`).toEqual([]);
    expect(doublesIn(content.marks), `doubled in ${where}`).toEqual([]);
    expect(remains.epoch, `the epoch after ${where}`).toBeGreaterThanOrEqual(Math.max(epoch, killed.epoch));
    epoch = remains.epoch;
  }
  expect(inside.begins + inside.writes, 'kills inside of writing the board anew').toBeGreaterThan(0);
  expect(epoch, 'how often the board was written anew').toBeGreaterThanOrEqual(Math.max(1, ROUNDS / 5));
  tell(
    `F15: killed ${ROUNDS} times, ${inside.begins + inside.writes} of them inside of writing the board anew ` +
      `(${inside.writes} while it went to disk): ${saved.length} marks acknowledged, 0 lost, 0 doubled, ` +
      `content the same, database sound, epoch ${epoch} (COMPACTION_SEED=${chance.seed})`,
  );
});
