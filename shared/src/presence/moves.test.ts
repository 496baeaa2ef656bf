import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveBetween, moved } from './moves.ts';
import type { PresenceFields } from './presence.ts';

const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 });
const point = fc.record({ x: coordinate, y: coordinate });
const id = fc.string({ maxLength: 64 });
const or = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const fields: fc.Arbitrary<PresenceFields> = fc.record({
  cursor: or(point),
  drag: or(fc.record({ id, x: coordinate, y: coordinate })),
  along: or(fc.array(id, { maxLength: 40 })),
  typing: or(fc.record({ id, field: fc.string({ maxLength: 32 }) })),
  caret: or(fc.record({ id, anchor: fc.string({ maxLength: 200 }), head: fc.string({ maxLength: 200 }) })),
});

describe('a move', () => {
  test('makes of what was shown what is shown, whatever it was', () => {
    fc.assert(
      fc.property(fields, fields, (before, after) => {
        const move = moveBetween(before, after);
        expect(move === null ? before : moved(before, move)).toEqual(after);
      }),
    );
  });

  test('of a pointer takes at most seven bytes, on the canvas as people use it five', () => {
    const step = (x: number, y: number) =>
      moveBetween({ cursor: { x: 0, y: 0 } }, { cursor: { x, y } })?.length;
    expect(step(-1_000_000, 1_000_000)).toBe(7);
    expect(step(4200, -2300)).toBe(5);
  });

  test('of a card names it once', () => {
    const card = '0b8f7b1e-4a54-4b5c-9d0a-6f3a8f2f3c11';
    expect(
      moveBetween({ drag: { id: card, x: 1, y: 1 } }, { drag: { id: card, x: 900, y: 1 } })?.length,
    ).toBe(4);
  });

  test('of several cards names those that go along once, and takes no more than forty', () => {
    const cards = (count: number) => Array.from({ length: count }, (_none, index) => `card ${index}`);
    const begun = { drag: { id: 'card', x: 1, y: 1 }, along: cards(40) };
    expect(moveBetween(begun, { drag: { id: 'card', x: 900, y: 1 }, along: cards(40) })?.length).toBe(4);
    const many = moveBetween({}, { along: cards(41) });
    expect(() => moved({}, many ?? new Uint8Array())).toThrow();
  });

  test('smaller than a world unit is none', () => {
    expect(moveBetween({ cursor: { x: 1.1, y: 2 } }, { cursor: { x: 1.2, y: 2.3 } })).toBeNull();
  });

  test('of a card that was never named moves none', () => {
    const move = moveBetween({ drag: { id: 'a', x: 0, y: 0 } }, { drag: { id: 'a', x: 5, y: 5 } });
    expect(moved({}, move ?? new Uint8Array())).toEqual({});
  });

  test('is refused when it leaves the canvas, is too long, or is none', () => {
    const far = moveBetween({}, { cursor: { x: 1_000_001, y: 0 } });
    const long = moveBetween({}, { typing: { id: 'x'.repeat(65), field: '' } });
    for (const bytes of [far, long, [], [1], [1, 2], [0, 0], [255, 255, 3], [32, 200, 1, 65]]) {
      expect(() => moved({}, new Uint8Array(bytes ?? []))).toThrow();
    }
  });

  test('never reads what lies behind it in memory', () => {
    const memory = new Uint8Array(100).fill(65);
    memory.set([32, 50]);
    expect(() => moved({}, memory.subarray(0, 2))).toThrow();
  });

  test('of any bytes throws or stays within the limits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fields, (bytes, before) => {
        try {
          const { cursor } = moved(before, bytes);
          if (cursor) expect(Math.abs(cursor.x)).toBeLessThanOrEqual(1_000_000);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
  });
});
