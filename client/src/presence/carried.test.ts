import { MOMENT_IDS } from '@verbindbord/shared/content/lens.ts';
import { expect, test } from 'vitest';
import { carriedAs, carriedBy, carriedHere } from './carried.ts';

test('a card is seen to be carried by those who look at the same moment, and by nobody else', () => {
  for (const moment of MOMENT_IDS) {
    for (const other of MOMENT_IDS) {
      expect(carriedHere(carriedAs('vng', moment), other)).toBe(moment === other ? 'vng' : null);
    }
  }
});

test('those that go along are carried as far from the one under the finger as they lie, where they are there at all', () => {
  const homes: Readonly<Record<string, { x: number; y: number }>> = {
    vng: { x: 100, y: 100 },
    raad: { x: 130, y: 90 },
  };
  const homeOf = (id: string) => homes[id] ?? null;
  const carried = { drag: { id: 'vng', x: 300, y: 200 }, along: ['raad', 'gone', 'raad@before'] };
  expect([...carriedBy(carried, 'now', homeOf)]).toEqual([
    ['vng', { x: 300, y: 200 }],
    ['raad', { x: 330, y: 190 }],
  ]);
  expect(carriedBy(carried, 'before', homeOf).size).toBe(0);
  expect(carriedBy({ drag: null, along: ['raad'] }, 'now', homeOf).size).toBe(0);
});
