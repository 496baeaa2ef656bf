// Before everything that brings Yjs along.
import '../seededRandom.ts';

import fc from 'fast-check';
import { expect, vi } from 'vitest';
import { doublesIn, missing } from '../../crash/marks.ts';
import { marksIn } from '../marks.ts';
import { seedIds } from '../seededRandom.ts';
import { type Act, KeptRoom } from './KeptRoom.ts';

const of = (weight: number, ...kinds: Act['do'][]) => ({
  weight,
  arbitrary: fc.record({
    do: fc.constantFrom(...kinds),
    who: fc.nat({ max: 11 }),
    which: fc.nat({ max: 999 }),
  }),
});
const course: fc.Arbitrary<Act[]> = fc.array(
  fc.oneof(
    of(12, 'note', 'type', 'type'),
    of(1, 'erase', 'remove'),
    of(8, 'toServer', 'toClient'),
    of(4, 'connect', 'disconnect'),
    of(6, 'open', 'kill'),
    of(16, 'turn', 'pass'),
    of(6, 'save', 'goOn'),
    of(4, 'crash', 'renew', 'renew'),
    of(2, 'freeze', 'unfreeze', 'unfreeze'),
  ),
  { minLength: 20, maxLength: 120, size: 'max' },
);

/** What happened in all runs together: a run in which nothing happens proves nothing. */
export const happened = { typed: 0, promised: 0, kills: 0, renewals: 0, refused: 0 };

async function expectKept(room: KeptRoom): Promise<void> {
  const there = await room.server.read(room.code, marksIn);
  const givenBack = room.words.join();
  const lost = missing(room.notErased(room.promised), there).filter((mark) => !givenBack.includes(mark));
  expect(lost, 'promised and lost').toEqual([]);
  expect(doublesIn(there), 'doubled').toEqual([]);
  const taken = there.filter((mark) => room.lost.includes(mark));
  expect(taken, 'taken from the page, and on the board all the same').toEqual([]);
}

async function live(seed: number, acts: readonly Act[]): Promise<void> {
  seedIds(seed);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const room = await KeptRoom.enter();
  try {
    await room.act({ do: 'open', who: 0, which: 1 });
    await room.settle();
    for (const one of acts) await room.act(one);
    await room.comeBack();
    await expectKept(room);
    expect(await room.waiting(), 'what still waits on the device').toBe(0);
    expect([room.refusals, room.server.complaints], 'refused, and complained of').toEqual([[], []]);
    happened.typed += room.typed;
    happened.promised += room.promised.size;
    happened.renewals += room.renewals;
    happened.refused += room.lost.length;
    happened.kills += acts.filter((one) => one.do === 'kill').length;
  } finally {
    await room.leave();
    vi.useRealTimers();
  }
}

const tellCourse = (acts: readonly Act[]): string =>
  acts.map((one) => `${one.do} ${one.who} ${one.which}`).join(', ');

/** One run; when it fails, fast-check looks for the shortest course that still does. */
export async function runOf(seed: number, shortens: boolean): Promise<void> {
  const property = fc.asyncProperty(course, (acts) => live(seed, acts));
  const outcome = await fc.check(property, {
    seed,
    numRuns: 1,
    endOnFailure: !shortens,
    interruptAfterTimeLimit: 40_000,
  });
  if (!outcome.failed) return;
  const [shortest] = outcome.counterexample ?? [];
  throw new Error(`KEPT_SEED=${seed} KEPT_SEEDS=1 pnpm test:converge\n${tellCourse(shortest ?? [])}`, {
    cause: outcome.errorInstance,
  });
}
