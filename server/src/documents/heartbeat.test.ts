import { expect, test } from 'vitest';
import { ManualClock } from '../manualClock.ts';
import { beatInterval, Heartbeat } from './heartbeat.ts';

function counting(interval: number) {
  const clock = new ManualClock();
  const times: number[] = [];
  const start = clock.now();
  const beat = new Heartbeat(
    clock,
    () => interval,
    () => {
      times.push(clock.now() - start);
    },
  );
  return { clock, times, beat };
}

test('what comes first is done at once, what follows is gathered for a beat', () => {
  const { clock, times, beat } = counting(20);
  beat.ask();
  expect(times).toEqual([0]);
  for (let count = 0; count < 5; count++) {
    clock.pass(3);
    beat.ask();
  }
  expect(times).toEqual([0]);
  clock.pass(100);
  expect(times).toEqual([0, 20]);
  beat.ask();
  expect(times).toEqual([0, 20, 115]);
});

test('work that takes longer than the beat never overlaps itself, and nothing asked meanwhile is forgotten', async () => {
  const clock = new ManualClock();
  const ends: (() => void)[] = [];
  const beat = new Heartbeat(
    clock,
    () => 20,
    () => new Promise<void>((resolve) => ends.push(resolve)),
  );
  beat.ask();
  clock.pass(100);
  beat.ask();
  beat.ask();
  expect(ends).toHaveLength(1);
  const flushed = beat.flush();
  ends[0]?.();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]?.();
  await flushed;
  expect(ends).toHaveLength(2);
});

test('a beat grows with the room and is never longer than 60 ms', () => {
  expect([1, 8, 40, 70, 100, 150, 200, 300, 800, 2000].map((people) => beatInterval(people, people))).toEqual(
    [0.5, 4, 4, 8, 12, 21, 30, 34, 60, 60],
  );
});

test('a beat grows with all rooms together, so that a hundred small ones cost no more than one large one', () => {
  expect([10, 160, 1000, 5000].map((everybody) => beatInterval(10, everybody))).toEqual([4, 4, 25, 60]);
});
