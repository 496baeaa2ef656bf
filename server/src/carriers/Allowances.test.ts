import { expect, test } from 'vitest';
import { ManualClock } from '../manualClock.ts';
import { Allowances } from './Allowances.ts';

test('two pages of one person share what that person may send', () => {
  const allowances = new Allowances(new ManualClock());
  const [one, other] = [allowances.take('anna'), allowances.take('anna')];
  expect(one).toBe(other);
  expect(allowances.take('bram')).not.toBe(one);
});

test('who was sent away for being refused too often does not begin anew by coming back', () => {
  const clock = new ManualClock();
  const allowances = new Allowances(clock);
  const before = allowances.take('mallory');
  while (before?.forgives());
  allowances.giveBack('mallory');
  clock.pass(1);
  expect(allowances.take('mallory')?.forgives()).toBe(false);
  allowances.giveBack('mallory');
  clock.pass(10 * 60_000);
  expect(allowances.take('mallory')).not.toBe(before);
});

test('nobody has more connections than pages to look at, and who closes one can open another', () => {
  const allowances = new Allowances(new ManualClock());
  const taken = Array.from({ length: 30 }, () => allowances.take('anna')).filter((one) => one !== null);
  expect(taken).toHaveLength(20);
  expect([allowances.hasRoomFor('anna'), allowances.hasRoomFor('bram')]).toEqual([false, true]);
  allowances.giveBack('anna');
  expect(allowances.take('anna')).not.toBeNull();
});
