import { expect, test } from 'vitest';
import type { Others } from '../presence/others.ts';
import { readBeat, writeBeat } from './beat.ts';

const anna = { id: 'anna', name: 'Anna de Vries' };
const bram = { id: 'bram', name: 'Bram' };
const nobody: Others = new Map();

test('a beat is read as it was written', () => {
  const bytes = writeBeat({
    changes: new Uint8Array([1, 2, 3]),
    saved: [{ seat: 4, count: 300 }],
    presence: {
      whole: false,
      gone: [],
      came: [{ seat: 4, user: anna }],
      moved: [{ seat: 4, before: {}, after: { cursor: { x: 10, y: -20 } } }],
    },
  });
  expect(readBeat(bytes, nobody)).toEqual({
    changes: new Uint8Array([1, 2, 3]),
    saved: [{ seat: 4, count: 300 }],
    others: new Map([[4, { user: anna, cursor: { x: 10, y: -20 } }]]),
  });
});

test('a beat without presence leaves the others as they are', () => {
  const others: Others = new Map([[1, { user: anna }]]);
  const bytes = writeBeat({ changes: null, saved: [{ seat: 1, count: 1 }], presence: null });
  expect(readBeat(bytes, others)).toEqual({ changes: null, saved: [{ seat: 1, count: 1 }], others });
});

test('who is gone makes room on the seat for who comes, and a new name changes nothing else', () => {
  const others: Others = new Map([
    [1, { user: anna, cursor: { x: 1, y: 1 } }],
    [2, { user: bram, cursor: { x: 2, y: 2 } }],
  ]);
  const presence = {
    whole: false,
    gone: [2],
    came: [
      { seat: 2, user: { id: 'samira', name: 'Samira' } },
      { seat: 1, user: { ...anna, name: 'Anna' } },
    ],
    moved: [],
  };
  const { others: after } = readBeat(writeBeat({ changes: null, saved: [], presence }), others);
  expect(after.get(1)).toEqual({ user: { id: 'anna', name: 'Anna' }, cursor: { x: 1, y: 1 } });
  expect(after.get(2)).toEqual({ user: { id: 'samira', name: 'Samira' } });
});

test('whole presence replaces what was known', () => {
  const others: Others = new Map([[1, { user: anna }]]);
  const presence = { whole: true, gone: [], came: [{ seat: 2, user: bram }], moved: [] };
  const bytes = writeBeat({ changes: null, saved: [], presence });
  expect([...readBeat(bytes, others).others.keys()]).toEqual([2]);
});

test('a step of a pointer costs at most nine bytes for all', () => {
  const moved = (count: number) =>
    Array.from({ length: count }, (_, seat) => ({
      seat: seat + 100,
      before: { cursor: { x: 0, y: 0 } },
      after: { cursor: { x: 4200 + seat, y: -2300 } },
    }));
  const size = (count: number) =>
    writeBeat({
      changes: null,
      saved: [],
      presence: { whole: false, gone: [], came: [], moved: moved(count) },
    }).length;
  expect((size(120) - size(20)) / 100).toBeLessThanOrEqual(9);
});
