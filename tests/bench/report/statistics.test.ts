import { expect, test } from 'vitest';
import { median, Samples } from './statistics.ts';

test('a spread says where the values lie, of thousands and of one', () => {
  const samples = new Samples();
  for (let value = 5000; value >= 1; value--) samples.add(value);
  expect(samples.spread()).toEqual({ count: 5000, p50: 2501, p95: 4751, p99: 4951, max: 5000 });
  expect(samples.countAbove(4990)).toBe(10);
  const one = new Samples();
  one.add(7);
  expect(one.spread()).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
  expect(new Samples().spread()).toBeNull();
});

test('a median is a value that was measured', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([10, 4])).toBe(4);
});
