import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { restore } from '@verbindbord/server/src/documents/restore.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { StoredDocument } from '@verbindbord/server/src/storage/store.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { percentile, seedOf, sizeOf, tell } from '../proof.ts';
import { type Measured, startMeasured } from '../relay/measured.ts';
import { type Gathering, gather } from '../relay/people.ts';
import { AttackProcess } from './AttackProcess.ts';
import { HonestPair } from './HonestPair.ts';
import { saysTheSame } from './Room.ts';
import { isHonest, isTried, isUnseen, sumsBy, type TallyReport } from './Tally.ts';
import { SHAPE } from './Watcher.ts';

/** Malformed frames that the server has to look at. What honest people send in between comes on top of that. */
const FRAMES = sizeOf('FUZZ_FRAMES', 50_000);
/** Sessions that are attacked at the same time, and frames in each of them before another one is begun. */
const LANES = 5;
const FRAMES_PER_SESSION = 5000;
/** How long people work without being attacked, to compare with. */
const CALM_MS = Math.min(5000, FRAMES);
const MEGABYTES_MORE = 50;
const SLOWEST_MS = 100;
/** What each attacker sends in a second; faster than a person types, so that the short form is short. */
const PER_SECOND = sizeOf('FUZZ_PACE', 17);
/** In the pace of people, on a machine that does nothing else, honest people hardly notice an attack. */
const IS_IN_PACE = PER_SECOND <= 8;

let measured: Measured;
let folder: string;
let attack: AttackProcess | null = null;
let gatherings: Gathering[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-fuzz-'));
  measured = await startMeasured({ settings: { SESSIONS_PER_HOUR: '100000' } });
});
afterEach(async () => {
  await attack?.stop();
  for (const gathering of gatherings) gathering.leave();
  gatherings = [];
  await measured.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function newRoom(): Promise<Gathering> {
  const room = await gather(measured.server.address);
  gatherings.push(room);
  return room;
}

/** Two people begin to work in a session. */
async function work(room: Gathering): Promise<HonestPair> {
  const pair = await HonestPair.arrive(room, 'Bram');
  pair.begin();
  return pair;
}

/** How the edits of honest people fare, in milliseconds. */
interface Latencies {
  /** In a session of their own. */
  readonly apart: number;
  /** In one that is attacked. */
  readonly among: number;
}

const p99 = (apart: readonly number[], among: readonly number[]): Latencies => ({
  apart: percentile(apart, 99),
  among: percentile(among, 99),
});

async function calm(quiet: Gathering, attacked: Gathering): Promise<Latencies> {
  const pairs = [await work(quiet), await work(attacked)] as const;
  await sleep(CALM_MS);
  return p99(await pairs[0].end(), await pairs[1].end());
}

/** Whether what is on disk of a board is what everybody had, for the product and for whoever reads it with Yjs alone. */
function expectKept(stored: StoredDocument, code: string): void {
  const board = new Y.Doc();
  Y.applyUpdate(board, readFileSync(join(folder, code)));
  const restored = restore(stored, SHAPE);
  expect(restored.kind, `the board of ${code} on disk`).toBe('whole');
  if (restored.kind !== 'whole') return;
  const plain = new Y.Doc();
  const [snapshot] = stored.snapshots;
  const rows = stored.rows.filter(({ seq, epoch }) => epoch === stored.epoch && seq > (snapshot?.seq ?? 0));
  for (const { bytes } of [...(snapshot ? [snapshot] : []), ...rows]) Y.applyUpdate(plain, bytes);
  const { pendingStructs, pendingDs } = plain.store;
  expect([pendingStructs, pendingDs], `pending in the board of ${code} on disk`).toEqual([null, null]);
  for (const one of [restored.doc, plain])
    expect(saysTheSame(one, board), `the board of ${code} on disk`).toBe(true);
}

async function expectAllKept(): Promise<number> {
  const store = openSqliteStore(measured.server.folder);
  const codes = readdirSync(folder);
  for (const code of codes) expectKept(await store.readDocument({ code, document: 'board' }), code);
  await store.close();
  return codes.length;
}

/** What the server said that it does not say when all is well. */
function complaintsIn(log: string): readonly string[] {
  const isUsual = /^$|^Verbindbord: |ExperimentalWarning|node --trace-warnings/;
  return log.split('\n').filter((line) => !isUsual.test(line));
}

function list(sums: ReadonlyMap<string, number>): string {
  return [...sums].map(([what, count]) => `${count} ${what}`).join(', ') || 'none';
}

function tellTally(tally: TallyReport): void {
  tell(`tried over ${list(sumsBy('carrier', tally, isTried))}`);
  tell(`made as ${list(sumsBy('way', tally, isTried))}`);
  tell(`became ${list(sumsBy('fate', tally, isTried))}`);
  tell(`not looked at, and not counted: ${list(sumsBy('fate', tally, isUnseen))}`);
  tell(`honest ones in between: ${list(sumsBy('fate', tally, isHonest))}`);
}

test(`${FRAMES} malformed frames over both carriers harm nobody but their sender`, async () => {
  const seed = seedOf('FUZZ_SEED');
  const { server, memory } = measured;
  const perLane = Math.ceil(FRAMES / LANES / FRAMES_PER_SESSION);
  const rooms: Gathering[] = [];
  for (let count = 0; count < perLane * LANES; count++) rooms.push(await newRoom());
  const lanes = Array.from({ length: LANES }, (_, lane) => rooms.slice(lane * perLane, (lane + 1) * perLane));
  const [first] = rooms;
  const quiet = await newRoom();
  const among: number[] = [];
  let there: Promise<HonestPair> | null = null;
  attack = new AttackProcess(
    {
      address: server.address,
      seed,
      lanes: lanes.map((lane) => lane.map(({ session }) => session)),
      frames: Math.ceil(FRAMES / rooms.length),
      perSecond: PER_SECOND,
      folder,
    },
    {
      began: (code) => {
        const room = rooms.find(({ session }) => session.code === code);
        there = room ? work(room) : null;
      },
      ends: async () => {
        among.push(...((await (await there)?.end()) ?? []));
      },
    },
  );
  await attack.ready;
  if (!first) throw new Error('There is nothing to attack.');
  const before = await calm(quiet, first);
  const memoryBefore = await memory();
  const apart = await work(quiet);
  const start = performance.now();
  attack.fire();
  const { tally, complaints } = await attack.done;
  const seconds = (performance.now() - start) / 1000;
  const under = p99(await apart.end(), among);
  const more = (await memory()) - memoryBefore;

  tellTally(tally);
  expect(complaints, `FUZZ_SEED=${seed}`).toEqual([]);
  expect(await server.end(), `how the server ends, which said: ${server.log}`).toBe(0);
  expect(complaintsIn(server.log), `what the server said, FUZZ_SEED=${seed}`).toEqual([]);
  const boards = await expectAllKept();
  expect(boards).toBe(rooms.length);
  await server.startAgain();
  await (await work(first)).end();
  const ms = (figure: number): string => `${figure.toFixed(1)} ms`;
  tell(
    `F12: ${FRAMES} malformed frames in ${seconds.toFixed(0)} s on ${boards} boards: 0 crashes, 0 uncaught errors, ` +
      `0 updates let in that throw, stay pending or reload differently (FUZZ_SEED=${seed})`,
  );
  tell(
    `F12: honest p99 ${ms(under.apart)} in a session of their own (before ${ms(before.apart)}), ` +
      `${ms(under.among)} in one that is attacked (before ${ms(before.among)}); memory ${more < 0 ? '' : '+'}${more.toFixed(1)} MB`,
  );
  for (const who of ['apart', 'among'] as const) {
    const most = IS_IN_PACE ? Math.min(SLOWEST_MS, 2 * before[who]) : SLOWEST_MS + 5 * before[who];
    expect(under[who], `p99 of honest people ${who}`).toBeLessThan(most);
  }
  expect(more, 'megabytes more').toBeLessThan(MEGABYTES_MORE);
});
