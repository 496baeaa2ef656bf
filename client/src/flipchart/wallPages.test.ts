import type { Note } from '@verbindbord/shared/board/note.ts';
import { expect, it } from 'vitest';
import { nextHeading, partsOfPair, wallPages, wallParts } from './wallPages.ts';

const sheets = { s: { id: 's', title: 'Wat maakt dit lastig?', step: null, order: 1 } };

function note(id: string, order: number, given: Partial<Note> = {}): Note {
  return {
    id,
    sheet: 's',
    cluster: null,
    text: id,
    order,
    origin: { kind: 'pair', pair: '4', line: id, label: 'tweetal 4: Samira en Bram' },
    mergedInto: null,
    wording: null,
    leftOut: null,
    ...given,
  };
}

const board = {
  sheets,
  merged: {},
  clusters: { g: { id: 'g', sheet: 's', name: 'Geld en regels', order: 1 } },
  notes: {
    a: note('a', 1),
    b: note('b', 2, { cluster: 'g' }),
    c: note('c', 3),
    d: note('d', 4, { origin: { kind: 'person', participant: 'k', label: 'Karin' } }),
  },
};

it('shows groups, then each pair under its name, then notes with their origin', () => {
  const parts = wallParts(board, ['s']);
  expect(parts.map(({ heading, pair, lines }) => [heading, pair, lines.map(({ words }) => words)])).toEqual([
    ['Geld en regels', null, ['b']],
    ['Tweetal 4: Samira en Bram', '4', ['a', 'c']],
    ['', null, ['d']],
  ]);
  expect(parts[0]?.lines[0]?.origin).toBe('tweetal 4: Samira en Bram');
  expect(parts[1]?.lines[0]?.origin).toBe('');
  expect(parts[2]?.lines[0]?.origin).toBe('Karin');
});

it('turns a page per part and where the lines no longer fit', () => {
  const heights = new Map(['a', 'b', 'c', 'd'].map((id) => [`${id} 0`, 100]));
  const numbers = (height: number): unknown =>
    wallPages(wallParts(board, ['s']), heights, height).map(({ number, count, lines }) => [
      number,
      count,
      lines.length,
    ]);
  expect(numbers(250)).toEqual([
    [1, 3, 1],
    [2, 3, 2],
    [3, 3, 1],
  ]);
  expect(numbers(150)).toEqual([
    [1, 4, 1],
    [2, 4, 1],
    [3, 4, 1],
    [4, 4, 1],
  ]);
});

it('lets a text that is too long for a page go on as a next line', () => {
  const long = { ...board, notes: { a: note('a', 1, { text: 'woord '.repeat(60) }) } };
  const [part] = wallParts(long, ['s']);
  expect(part?.lines.length).toBe(3);
  expect(part?.lines[0]?.words.endsWith('…')).toBe(true);
});

it('says what comes next, unless it is more of the same', () => {
  const heights = new Map(['a', 'b', 'c', 'd'].map((id) => [`${id} 0`, 100]));
  const pages = wallPages(wallParts(board, ['s']), heights, 150);
  expect(pages.map((page) => nextHeading(pages, page))).toEqual([
    'Tweetal 4: Samira en Bram',
    '',
    '',
    'Geld en regels',
  ]);
});

it('shows of the pair that tells what it shared, wherever that lies, and nothing of others', () => {
  const merged = { m: note('m', 5, { cluster: 'g', mergedInto: 'd' }) };
  const [part, ...others] = partsOfPair({ ...board, merged }, '4', 'Tweetal 4: Samira en Bram');
  expect(others).toEqual([]);
  expect(part?.lines.map(({ words }) => words)).toEqual(['a', 'b', 'c', 'm']);
  expect(partsOfPair(board, '7', '')).toEqual([]);
});

it('says of a line that was merged where all of it came from', () => {
  const merged = { m: note('m', 5, { mergedInto: 'd' }) };
  const parts = wallParts({ ...board, merged }, ['s']);
  expect(parts.at(-1)?.lines[0]?.origin).toBe('Karin en tweetal 4, samengevoegd');
});

it('never shows more than twelve lines at once', () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`n${index}`, note(`n${index}`, index)]),
  );
  const parts = partsOfPair({ ...board, notes: many }, '4', '');
  const pages = wallPages(parts, new Map(), 10_000);
  expect(pages.map(({ lines }) => lines.length)).toEqual([12, 12, 6]);
});
