import type { Note } from '@verbindbord/shared/board/note.ts';
import { byOrder } from '@verbindbord/shared/board/readBoard.ts';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentOf, looseItems, nextOrder, orderBefore, stacksOf } from './columns.ts';

function note(id: string, given: Partial<Note> = {}): Note {
  return {
    id,
    sheet: 's1',
    cluster: null,
    text: id,
    order: 1,
    origin: null,
    mergedInto: null,
    wording: null,
    leftOut: null,
    ...given,
  };
}

const byId = <T extends { id: string }>(things: readonly T[]): Record<string, T> =>
  Object.fromEntries(things.map((thing) => [thing.id, thing]));

it('lays notes in their group, in order, and keeps those of other sheets away', () => {
  const content = contentOf(
    {
      notes: byId([
        note('b', { cluster: 'g1', order: 2 }),
        note('a', { cluster: 'g1', order: 1 }),
        note('c', { order: 3 }),
        note('x', { sheet: 's2' }),
      ]),
      clusters: byId([
        { id: 'g2', sheet: 's1', name: 'Tempo', order: 2 },
        { id: 'g1', sheet: 's1', name: 'Geld', order: 1 },
        { id: 'g3', sheet: 's2', name: 'Elders', order: 0 },
      ]),
    },
    's1',
  );
  expect(content.groups.map((group) => [group.cluster.name, group.notes.map(({ id }) => id)])).toEqual([
    ['Geld', ['a', 'b']],
    ['Tempo', []],
  ]);
  expect(content.loose.map(({ id }) => id)).toEqual(['c']);
});

it('makes one stack of what a pair shared, however mixed it arrived', () => {
  const from = (pair: string): Partial<Note> => ({
    origin: { kind: 'pair', pair, line: 'l', label: `tweetal ${pair}` },
  });
  const person: Partial<Note> = { origin: { kind: 'person', participant: 'k', label: 'Karin' } };
  const stacks = stacksOf([
    note('a', from('4')),
    note('b', from('7')),
    note('c', person),
    note('d', from('4')),
    note('e'),
  ]);
  expect(stacks.map((stack) => [stack.label, stack.notes.map(({ id }) => id)])).toEqual([
    ['tweetal 4', ['a', 'd']],
    ['tweetal 7', ['b']],
    ['', ['c', 'e']],
  ]);
});

it('gives the next thing an order after all others', () => {
  expect(nextOrder({})).toBe(1);
  expect(nextOrder({ a: { order: 2 }, b: { order: 7.5 } })).toBe(8.5);
});

it('puts a note exactly before the one it was dropped on', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      (orders, from, to) => {
        const notes = orders.map((order, index) => note(`n${index}`, { order })).sort(byOrder);
        const moving = notes[from % notes.length];
        const before = notes[to % notes.length];
        if (!moving || !before || moving === before) return;
        const order = orderBefore(notes, before.id, moving.id);
        const moved = notes
          .map((other) => (other === moving ? { ...other, order: order ?? Number.POSITIVE_INFINITY } : other))
          .sort(byOrder)
          .map(({ id }) => id);
        expect(moved.indexOf(moving.id)).toBe(moved.indexOf(before.id) - 1);
      },
    ),
  );
});

it('leaves the end to the board', () => {
  expect(orderBefore([note('a')], null, 'b')).toBeUndefined();
  expect(orderBefore([note('a')], 'gone', 'b')).toBeUndefined();
});

it('spreads few loose notes out, and of many lays those of each pair in one stack', () => {
  const shared = (pair: number, index: number): Note =>
    note(`${pair}-${index}`, {
      origin: { kind: 'pair', pair: `${pair}`, line: 'l', label: `tweetal ${pair}` },
      order: index * 12 + pair,
    });
  const sixty = Array.from({ length: 60 }, (_, index) => shared(index % 12, Math.floor(index / 12)));
  expect(looseItems(sixty.slice(0, 12)).every(({ kind }) => kind === 'note')).toBe(true);
  const items = looseItems([...sixty, note('karin')]);
  expect(items.map((item) => (item.kind === 'stack' ? item.stack.notes.length : item.note.id))).toEqual([
    ...Array.from({ length: 12 }, () => 5),
    'karin',
  ]);
});
