import { expect, test } from 'vitest';
import { ManualClock } from '../manualClock.ts';
import { Allowance } from './Allowance.ts';

function takenOf(allowance: Allowance, messages: number, bytes: number): number {
  let taken = 0;
  for (let count = 0; count < messages; count++) if (allowance.takes(bytes)) taken++;
  return taken;
}

test('a person who works, and sends an offline hour at once, never notices it', () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock);
  expect(allowance.takes(4 * 1024 * 1024)).toBe(true);
  for (let second = 0; second < 60; second++) {
    expect(takenOf(allowance, 50, 500)).toBe(50);
    clock.pass(1000);
  }
});

test('who floods is slowed down, and may go on after a while', () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock);
  expect(takenOf(allowance, 10_000, 10)).toBeLessThan(1000);
  clock.pass(1000);
  expect(takenOf(allowance, 1000, 10)).toBe(150);
});

test('who sends much at a time is slowed down too', () => {
  const allowance = new Allowance(new ManualClock());
  expect(takenOf(allowance, 100, 1024 * 1024)).toBe(16);
});

test('who asks for everything over and over waits for the answers', () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock);
  expect(Array.from({ length: 100 }, () => allowance.answers()).filter(Boolean)).toHaveLength(60);
  clock.pass(1000);
  expect([allowance.answers(), allowance.answers()]).toEqual([true, false]);
});

test('who keeps being refused has had enough chances', () => {
  const clock = new ManualClock();
  const allowance = new Allowance(clock);
  const forgiven = Array.from({ length: 100 }, () => allowance.forgives()).filter(Boolean).length;
  expect(forgiven).toBe(60);
  clock.pass(10_000);
  expect(allowance.forgives()).toBe(true);
});
