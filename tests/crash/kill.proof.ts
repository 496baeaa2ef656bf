import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { type Chance, chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Gathering, gather, untilSynced } from '../relay/people.ts';
import { readRemains } from './disk.ts';
import { doublesIn, marksIn, missing } from './marks.ts';
import { Page } from './Page.ts';

/** How often the server is killed. */
const ROUNDS = sizeOf('CRASH_ROUNDS', 5);
/** A board goes through so many kills, with its log and its snapshots; then it gets to be a new one. */
const ROUNDS_PER_BOARD = 10;
const NAMES = ['anna', 'bram', 'samira', 'wim'] as const;
/** Of all together. */
const EDITS_PER_SECOND = 300;

let server: ServerProcess;
let room: Room | null = null;

interface Room {
  readonly gathering: Gathering;
  readonly pages: readonly Page[];
  /** Somebody who reads along with the unchanged provider of y-websocket. */
  readonly reader: WebsocketProvider;
}

beforeEach(async () => {
  server = await ServerProcess.start();
});
afterEach(async () => {
  leave();
  await server.stop();
});

async function newRoom(chance: Chance): Promise<Room> {
  const gathering = await gather(server.address);
  const pages = await Promise.all(
    NAMES.map(async (name) => {
      const person = await gathering.person(name, 'participant');
      return new Page(name, person.socket(), chanceOf(chance.between(1, 1_000_000)));
    }),
  );
  const reader = await untilSynced((await gathering.person('olga', 'observer')).provider('board'));
  return { gathering, pages, reader };
}

function leave(): void {
  for (const page of room?.pages ?? []) page.close();
  room?.gathering.leave();
  room = null;
}

/** Lets everybody type until the server is killed in the middle of it, and everybody has noticed. */
async function workUntilKilled({ pages, reader }: Room, milliseconds: number): Promise<void> {
  const stop = new AbortController();
  const typing = pages.map((page) => page.keepTyping(EDITS_PER_SECOND / pages.length, stop.signal));
  await sleep(milliseconds);
  await server.kill();
  stop.abort();
  await Promise.all(typing);
  await expect
    .poll(() => reader.wsconnected || pages.some(({ socket }) => socket.connected), { interval: 5 })
    .toBe(false);
}

/** What the killed server left holds everything that anybody was told or shown, once; gives how much that was. */
async function expectKept({ pages, reader, gathering }: Room, where: string): Promise<number> {
  const promised = pages.flatMap((page) => page.acknowledged);
  const seen = [...pages.flatMap((page) => page.shown), ...marksIn(reader.doc)];
  const { integrity, faults, marks } = await readRemains(server.folder, gathering.session.code);
  expect(integrity, `the database after ${where}`).toBe('ok');
  expect(faults, `the log after ${where}`).toEqual([]);
  expect(missing(promised, marks), `acknowledged and lost in ${where}`).toEqual([]);
  expect(missing(seen, marks), `shown and not on disk in ${where}`).toEqual([]);
  expect(doublesIn(marks), `doubled on disk in ${where}`).toEqual([]);
  expect(seen.length, `shown to others in ${where}`).toBeGreaterThan(0);
  return promised.length;
}

/** Everybody is back by themselves and sees every letter of everybody, also those of while the server was away. */
async function expectAllBack({ pages, reader }: Room, where: string): Promise<void> {
  await Promise.all(pages.map((page) => page.untilInStep()));
  const typed = pages.flatMap((page) => page.typed).sort();
  const boards = [...pages.map((page) => () => page.link.doc), () => reader.doc];
  for (const board of boards) {
    await expect
      .poll(() => marksIn(board()).sort(), { message: `on a screen after ${where}` })
      .toEqual(typed);
  }
  const refusals = pages.flatMap((page) => page.refusals);
  expect(refusals, `refused in ${where}`).toEqual([]);
}

test(`a server that is killed ${ROUNDS} times in the middle of the work loses nothing that it acknowledged or showed`, async () => {
  const chance = chanceOf(seedOf('CRASH_SEED'));
  let acknowledged = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const where = `round ${round + 1} of CRASH_SEED=${chance.seed}`;
    if (round % ROUNDS_PER_BOARD === 0) leave();
    room ??= await newRoom(chance);
    await Promise.all(room.pages.map((page) => page.untilInStep()));
    const before = room.pages.flatMap((page) => page.acknowledged).length;
    await workUntilKilled(room, chance.between(300, 1500));
    acknowledged += (await expectKept(room, where)) - before;
    await server.startAgain();
    await expectAllBack(room, where);
  }
  expect(acknowledged, 'edits that were acknowledged at all').toBeGreaterThan(ROUNDS * 50);
  tell(
    `F1: killed ${ROUNDS} times under ${NAMES.length} people at ${EDITS_PER_SECOND} edits/s together: ` +
      `${acknowledged} acknowledged, 0 lost, 0 doubled, database sound (CRASH_SEED=${chance.seed})`,
  );
});
