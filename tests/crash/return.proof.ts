import { setTimeout as sleep } from 'node:timers/promises';
import { openSocket } from '@verbindbord/client/src/connection/socket.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { chanceOf, percentile, seedOf, sizeOf, tell } from '../proof.ts';
import { type Gathering, gather } from '../relay/people.ts';
import { doublesIn, marksIn } from './marks.ts';
import { Page } from './Page.ts';

/** How often the server is killed and started again. */
const ROUNDS = sizeOf('RETURN_ROUNDS', 2);
const PEOPLE = 30;
const EDITS_PER_SECOND = 5;
/** Longest that anybody may have to wait; the figure that is told is the one to look at. */
const PATIENCE_MS = 15_000;

let server: ServerProcess;
let room: Gathering;
let pages: readonly Page[] = [];

beforeEach(async () => {
  server = await ServerProcess.start();
  room = await gather(server.address);
});
afterEach(async () => {
  for (const page of pages) page.close();
  room.leave();
  await server.stop();
});

/** Milliseconds until this page is in step again, from now on. */
async function returning(page: Page): Promise<number> {
  const start = performance.now();
  const late = sleep(PATIENCE_MS, null, { ref: false }).then(() => {
    throw new Error(`${page.name} did not come back: ${page.link.state}, ${page.link.saveState}`);
  });
  await Promise.race([page.untilInStep(), late]);
  return performance.now() - start;
}

test(`${PEOPLE} people who type through ${ROUNDS} kills are all back by themselves, with every letter`, async () => {
  const chance = chanceOf(seedOf('RETURN_SEED'));
  pages = await Promise.all(
    Array.from({ length: PEOPLE }, async (_, index) => {
      const name = `p${index}x`;
      const { token } = await room.person(name, 'participant');
      const socket = openSocket(room.session.code, token, server.address);
      return new Page(name, socket, chanceOf(chance.between(1, 1_000_000)));
    }),
  );
  await Promise.all(pages.map((page) => page.untilInStep()));
  const waits: number[] = [];
  let offline = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const where = `round ${round + 1} of RETURN_SEED=${chance.seed}`;
    const stop = new AbortController();
    const typing = pages.map((page) => page.keepTyping(EDITS_PER_SECOND, stop.signal));
    await sleep(chance.between(500, 1500));
    await server.kill();
    const typedBefore = pages.flatMap(({ typed }) => typed).length;
    await sleep(chance.between(0, 4000));
    await server.startAgain();
    offline += pages.flatMap(({ typed }) => typed).length - typedBefore;
    waits.push(...(await Promise.all(pages.map(returning))));
    stop.abort();
    await Promise.all(typing);

    await Promise.all(pages.map((page) => page.untilInStep()));
    const typed = pages.flatMap((page) => page.typed).sort();
    expect(doublesIn(typed), 'a mark is typed once').toEqual([]);
    for (const { name, link } of pages) {
      await expect
        .poll(() => marksIn(link.doc).sort(), { message: `what ${name} sees after ${where}` })
        .toEqual(typed);
    }
    expect(
      pages.flatMap(({ refusals }) => refusals),
      `refused in ${where}`,
    ).toEqual([]);
  }
  expect(offline, 'what was typed while the server was down').toBeGreaterThan(ROUNDS * PEOPLE);
  const [middle, most, worst] = [50, 99, 100].map((share) => Math.round(percentile(waits, share)));
  tell(
    `F4: ${PEOPLE} people through ${ROUNDS} kills: all back, p50 ${middle} ms, p99 ${most} ms, at worst ${worst} ms; ` +
      `${offline} edits typed meanwhile, none lost (RETURN_SEED=${chance.seed})`,
  );
});
