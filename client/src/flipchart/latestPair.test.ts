import type { Note } from '@verbindbord/shared/board/note.ts';
import { expect, it } from 'vitest';
import { seeArrivals } from './latestPair.ts';

function note(id: string, pair: string | null, given: Partial<Note> = {}): Note {
  return {
    id,
    sheet: 's',
    cluster: null,
    text: id,
    order: 1,
    origin:
      pair === null
        ? { kind: 'person', participant: 'k', label: 'Karin' }
        : { kind: 'pair', pair, line: 'l', label: '' },
    mergedInto: null,
    wording: null,
    leftOut: null,
    ...given,
  };
}

it('starts with the loose line that lies last', () => {
  const first = [
    note('a', '4', { order: 1 }),
    note('b', '7', { order: 2 }),
    note('c', '8', { order: 3, cluster: 'g' }),
  ];
  expect(seeArrivals(null, first).latest).toBe('7');
  expect(seeArrivals(null, []).latest).toBeNull();
});

it('follows what arrives, and is not moved by people or by moving notes', () => {
  const a = note('a', '4');
  const b = note('b', '7', { order: 2 });
  const one = seeArrivals(null, [a]);
  const two = seeArrivals(one, [a, b]);
  expect(two.latest).toBe('7');
  const moved = seeArrivals(two, [{ ...a, order: 9 }, b]);
  expect(moved.latest).toBe('7');
  expect(seeArrivals(moved, [a, b, note('c', null, { order: 20 })]).latest).toBe('7');
});
