import { PAPER } from '@verbindbord/shared/map/wheel.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from './rect.ts';
import { contains } from './rect.ts';
import { testBoard } from './testBoard.ts';
import { frameOf, layOutWorld, wholeOf } from './world.ts';

function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function inside(inner: Rect, outer: Rect): boolean {
  return (
    contains(outer, inner) &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

const boards = fc
  .record({
    steps: fc.array(fc.constantFrom('a', 'b', null), { minLength: 1, maxLength: 9 }),
    clusters: fc.array(fc.nat(8), { maxLength: 9 }),
    notes: fc.array(fc.tuple(fc.nat(8), fc.option(fc.nat(8)), fc.integer({ min: 30, max: 400 })), {
      maxLength: 40,
    }),
    parked: fc.array(fc.integer({ min: 30, max: 400 }), { maxLength: 20 }),
  })
  .map(({ steps, clusters, notes, parked }) => {
    const heights = new Map([
      ...notes.map(([, , height], index) => [`n${index}`, height] as const),
      ...parked.map((height, index) => [`p${index}`, height] as const),
    ]);
    const board = testBoard({
      sheets: Object.fromEntries(steps.map((step, index) => [`s${index}`, step])),
      clusters: Object.fromEntries(clusters.map((sheet, index) => [`c${index}`, `s${sheet % steps.length}`])),
      notes: Object.fromEntries(
        notes.map(([sheet, cluster], index) => [
          `n${index}`,
          [`s${sheet % steps.length}`, cluster === null ? null : `c${cluster}`, 'x'],
        ]),
      ),
      parked: Object.fromEntries(parked.map((_, index) => [`p${index}`, 'x'])),
    });
    return { board, layout: layOutWorld(board, heights) };
  });

describe('the layout of the world', () => {
  it('lays every card once, inside its paper, over no other card and no other paper', () => {
    fc.assert(
      fc.property(boards, ({ board, layout }) => {
        const papers = [layout.map, layout.parking, ...layout.sheets];
        papers.forEach((one, index) => {
          for (const other of papers.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        });
        const cards = layout.sheets.flatMap((sheet) =>
          sheet.columns.flatMap((column) => {
            for (const note of column.notes) {
              expect(inside(note, sheet)).toBe(true);
              expect(inside(note, column)).toBe(true);
              expect(board.notes[note.id]).toMatchObject({
                sheet: sheet.sheet.id,
                cluster: column.cluster?.id ?? null,
              });
            }
            return column.notes;
          }),
        );
        for (const card of layout.parking.cards) expect(inside(card, layout.parking)).toBe(true);
        const all = [...cards, ...layout.parking.cards];
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(all.length).toBe(Object.keys(board.notes).length + Object.keys(board.parkedIssues).length);
        all.forEach((one, index) => {
          for (const other of all.slice(index + 1)) expect(overlaps(one, other)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('does not move what is there when a note comes last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), (count) => {
        const notes = Array.from(
          { length: count + 1 },
          (_, index) => [`n${index}`, ['s', null, 'x']] as const,
        );
        const spots = (amount: number) =>
          layOutWorld(
            testBoard({ sheets: { s: null }, notes: Object.fromEntries(notes.slice(0, amount)) }),
            new Map(),
          )
            .sheets.flatMap(({ columns }) => columns.flatMap((column) => column.notes))
            .toSorted((one, other) => one.order - other.order);
        expect(spots(count + 1).slice(0, count)).toEqual(spots(count));
      }),
    );
  });

  it('puts the sheets left of the map and the parking lot right of it', () => {
    const { sheets, parking } = layOutWorld(
      testBoard({ sheets: { a: 'x', b: 'x', c: 'y', d: 'y', e: 'y', f: 'y' } }),
      new Map(),
    );
    for (const sheet of sheets) expect(sheet.x + sheet.width).toBeLessThan(PAPER.x);
    expect(parking.x).toBeGreaterThan(PAPER.x + PAPER.width);
    // Four sheets of one step are two and two, not three and one.
    const rows = Map.groupBy(sheets, ({ y }) => y);
    expect([...rows.values()].map((row) => row.map(({ sheet }) => sheet.id))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('frames the map, a sheet, all sheets or the parking lot', () => {
    const layout = layOutWorld(testBoard({ sheets: { a: null, b: null } }), new Map());
    const [a, b] = layout.sheets;
    if (!a || !b) throw new Error('No sheets');
    expect(frameOf(layout, { area: 'map', sheets: ['a'] })).toEqual(PAPER);
    const one = frameOf(layout, { area: 'flipChart', sheets: ['b'] });
    expect(inside(b, one) && !overlaps(a, one)).toBe(true);
    const both = frameOf(layout, { area: 'flipChart', sheets: [] });
    expect(inside(a, both) && inside(b, both)).toBe(true);
    expect(inside(layout.parking, frameOf(layout, { area: 'parking', sheets: [] }))).toBe(true);
    const whole = wholeOf(layout);
    for (const paper of [a, b, layout.map, layout.parking]) expect(inside(paper, whole)).toBe(true);
  });
});
