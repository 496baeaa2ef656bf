// Before everything that brings Yjs along.
import './seededRandom.ts';

import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { doublesIn, missing } from '../crash/marks.ts';
import { chanceOf, seedOf, sizeOf, tell } from '../proof.ts';
import { type Course, course, KNOWN, tellCourse, toldCourse } from './courses.ts';
import { marksIn } from './marks.ts';
import { Room } from './Room.ts';
import { seedIds } from './seededRandom.ts';

/** How many runs, each with a seed of its own. */
const SEEDS = sizeOf('CONVERGE_SEEDS', 500);
/** Whether the shortest course that fails is looked for, which can take a minute. */
const SHORTENS = process.env.CONVERGE_SHORTEN !== 'no';

/** What is on disk now, read by another server, holds all that anybody was told or shown. */
async function expectKept(room: Room): Promise<void> {
  const marks = await room.server.read(room.code, marksIn);
  expect(room.named(missing(room.notErased(room.acknowledged), marks)), 'acknowledged and lost').toEqual([]);
  expect(room.named(missing(room.notErased(room.shown()), marks)), 'shown and not on disk').toEqual([]);
  expect(room.named(doublesIn(marks)), 'doubled').toEqual([]);
}

async function expectConverged(room: Room, clients = room.clients): Promise<void> {
  const [board, state] = await room.server.read(
    room.code,
    (doc) => [readBoard(doc), Y.snapshot(doc)] as const,
  );
  for (const { name, doc, typed } of clients) {
    expect(readBoard(doc), `the board of ${name}`).toEqual(board);
    expect([doc.store.pendingStructs, doc.store.pendingDs], `what waits at ${name}`).toEqual([null, null]);
    expect(Y.equalSnapshots(Y.snapshot(doc), state), `the history of ${name} is the server's`).toBe(true);
    expect(room.named(missing(room.notErased(typed), marksIn(doc))), `typed at ${name} and lost`).toEqual([]);
  }
}

function expectNoComplaints(room: Room): void {
  expect(room.server.complaints, 'what the server logged').toEqual([]);
  expect(room.refusals(), 'what pages were refused').toEqual([]);
  expect(room.named(room.untold), 'refused and given back to nobody').toEqual([]);
}

/** What happened in all runs together: a run in which nothing happens proves nothing. */
const happened = { typed: 0, acknowledged: 0, crashes: 0, renewals: 0, refused: 0 };

async function live(seed: number, { seats, acts }: Course): Promise<void> {
  seedIds(seed);
  const room = await Room.open(seats, chanceOf(seed));
  try {
    await room.calm();
    for (const one of acts) {
      await room.act(one);
      if (one.do === 'crash') await expectKept(room);
    }
    await room.settle();
    expectNoComplaints(room);
    // A standard client in which messages changed places is only mended by a new line.
    await expectConverged(room, room.pages());
    await room.calm();
    expectNoComplaints(room);
    await expectConverged(room);
    await room.act({ do: 'crash', who: 0, which: 0 });
    await expectKept(room);
    await room.calm();
    expectNoComplaints(room);
    await expectConverged(room);
    happened.typed += room.typedInAll;
    happened.refused += room.refused;
    happened.renewals += room.renewals;
    happened.acknowledged += room.acknowledged.size;
    happened.crashes += acts.filter((one) => one.do === 'crash').length + 1;
  } finally {
    await room.close();
  }
}

/** One run; when it fails, fast-check looks for the shortest course that still does. */
async function runOf(seed: number): Promise<void> {
  const property = fc.asyncProperty(course, (one) => live(seed, one));
  const outcome = await fc.check(property, {
    seed,
    numRuns: 1,
    endOnFailure: !SHORTENS,
    interruptAfterTimeLimit: 60_000,
  });
  if (!outcome.failed) return;
  const again = `CONVERGE_SEED=${seed} CONVERGE_SEEDS=1 pnpm test:converge`;
  const [shortest] = outcome.counterexample ?? [];
  throw new Error(`${again}\n${shortest ? tellCourse(shortest) : 'It had no end.'}`, {
    cause: outcome.errorInstance,
  });
}

test.each(Object.entries(KNOWN))('%s', (_what, told) => live(1, toldCourse(told)));

test(`${SEEDS} runs of people, lines that break and servers that die all end with one board`, async () => {
  const first = seedOf('CONVERGE_SEED');
  for (let seed = first; seed < first + SEEDS; seed++) await runOf(seed);
  const { typed, acknowledged, crashes, renewals, refused } = happened;
  expect(Math.min(typed / 5, acknowledged / 2, crashes), 'much happens in each run').toBeGreaterThan(SEEDS);
  tell(
    `F3: ${SEEDS} runs from CONVERGE_SEED=${first}, ${crashes} servers that died, ${renewals} boards written anew, ` +
      `${typed} edits of which ${acknowledged} acknowledged and ${refused} refused: 0 divergences, 0 pending, 0 lost`,
  );
});
