import { execFileSync } from 'node:child_process';
import { park } from '@verbindbord/shared/board/parkedIssue.ts';
import { afterEach, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { chanceOf, tell } from '../proof.ts';
import { gather } from '../relay/people.ts';
import { readRemains } from './disk.ts';
import { doublesIn, marksIn, missing } from './marks.ts';
import { Page } from './Page.ts';

/** As large as any file of the server may become, until there is room again. */
const FULL_BYTES = 2_000_000;
const PARAGRAPH = 'woord '.repeat(600);

/** Starts a command that finds the disk full: a file that would become too large is an error of the system. */
const ON_FULL_DISK = [
  'sh',
  '-c',
  'trap "" XFSZ; exec "$@"',
  'sh',
  'prlimit',
  `--fsize=${FULL_BYTES}:unlimited`,
] as const;

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('on a full disk nothing is acknowledged and nothing forgotten, and work goes on when there is room', async () => {
  const server = await ServerProcess.start({ through: ON_FULL_DISK });
  closing.push(() => server.stop());
  const room = await gather(server.address);
  closing.push(() => room.leave());
  const pages = await Promise.all(
    ['anna', 'bram'].map(
      async (name, seed) =>
        new Page(name, (await room.person(name, 'participant')).socket(), chanceOf(seed + 1)),
    ),
  );
  const [anna, bram] = pages;
  if (!anna || !bram) throw new Error('nobody is there');
  for (const page of pages) closing.push(() => page.close());
  await Promise.all(pages.map((page) => page.untilInStep()));
  anna.type();
  await anna.untilInStep();

  // Until the disk is full: what follows cannot be saved any more.
  for (let note = 0; note < 1000 && anna.isInStep; note++) {
    park(anna.link.doc, { text: 'vol', reason: PARAGRAPH });
    await Promise.race([anna.untilInStep(), new Promise((resolve) => setTimeout(resolve, 1000))]);
  }
  expect(anna.isInStep, 'the disk was never full').toBe(false);
  const promised = pages.flatMap((page) => page.acknowledged);
  for (const page of pages) for (let mark = 0; mark < 20; mark++) page.type();
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(pages.flatMap((page) => page.acknowledged)).toEqual(promised);
  expect(bram.shown, 'what one typed and is not on disk was shown to the other').toEqual(promised);
  expect(pages.map(({ socket }) => socket.connected)).toEqual([true, true]);
  // What the check of readiness writes is small: it may find the last bit of room a few times.
  await expect.poll(async () => (await fetch(`${server.address}/readyz`)).status).toBe(503);
  const { integrity, faults } = await readRemains(server.folder, room.session.code);
  expect([integrity, faults]).toEqual(['ok', []]);

  execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=unlimited:unlimited']);
  await Promise.all(pages.map((page) => page.untilInStep()));
  const typed = pages.flatMap((page) => page.typed).sort();
  await expect.poll(() => marksIn(bram.link.doc).sort()).toEqual(typed);
  await server.kill();
  const remains = await readRemains(server.folder, room.session.code);
  expect([remains.integrity, remains.faults]).toEqual(['ok', []]);
  expect(missing(typed, remains.marks)).toEqual([]);
  expect(doublesIn(remains.marks)).toEqual([]);
  expect(pages.flatMap((page) => page.refusals)).toEqual([]);
  tell(
    `✓ a full disk: ${typed.length - promised.length} marks waited until there was room, 0 lost, database sound`,
  );
});
