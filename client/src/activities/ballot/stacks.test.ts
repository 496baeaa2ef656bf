import { expect, test } from 'vitest';
import { stacksFor } from './stacks.ts';

test.each([
  [[0, 0, 0, 0, 0], { kind: 'dots', wide: 1, high: 10 }],
  [[0, 1, 3, 9, 10], { kind: 'dots', wide: 1, high: 10 }],
  [[0, 1, 3, 8, 11], { kind: 'dots', wide: 2, high: 10 }],
  [[60, 0, 0, 0, 0], { kind: 'dots', wide: 5, high: 12 }],
  [[61, 0, 0, 0, 0], { kind: 'bars', most: 61 }],
] as const)('votes %j stand as %j', (counts, stacks) => {
  expect(stacksFor(counts)).toEqual(stacks);
});

test('no stack is wider or higher than its place', () => {
  for (let most = 1; most <= 60; most++) {
    const stacks = stacksFor([most, 0, 0, 0, 0]);
    if (stacks.kind !== 'dots') throw new Error(`${most} votes are no dots`);
    expect(stacks.wide * stacks.high).toBeGreaterThanOrEqual(most);
    expect(stacks.wide).toBeLessThanOrEqual(5);
    expect(stacks.high).toBeLessThanOrEqual(12);
  }
});
