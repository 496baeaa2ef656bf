import { type Box, boxAround, overlap } from '@verbindbord/shared/map/boxes.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { describe, expect, test } from 'vitest';
import { type BundledCard, bundlesOf, LABEL_HEIGHT } from './bundles.ts';

const wheel = standardWheel(evenSectors);
const at = (x: number, y: number): Box => boxAround({ x, y }, { width: 120, height: 40 });
const card = (id: string, organisation: string, x: number, y: number): BundledCard => ({
  id,
  organisation,
  box: at(x, y),
});

describe('organisations on the map', () => {
  test('tie their parties along the shortest way; who is alone is not tied', () => {
    const cards = [
      card('a', 'Gemeente', -300, 0),
      card('b', 'Gemeente ', 300, 200),
      card('c', 'Gemeente', -300, 200),
      card('d', 'Provincie', 0, -250),
      card('e', '', 200, -250),
      card('f', '', 300, -150),
    ];
    const [bundle, ...others] = bundlesOf(cards, wheel);
    expect(others).toEqual([]);
    expect(bundle).toMatchObject({ organisation: 'Gemeente' });
    expect(bundle?.cards.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(bundle?.ties).toEqual([
      [
        { x: -300, y: 0 },
        { x: -300, y: 200 },
      ],
      [
        { x: -300, y: 200 },
        { x: 300, y: 200 },
      ],
    ]);
  });

  test('have their name where it covers no card, no case and no other name', () => {
    const cards = ['A', 'B', 'C'].flatMap((name, index) => [
      card(`${name}1`, name, -300, index * 70 - 100),
      card(`${name}2`, name, 300, index * 70 - 100),
    ]);
    const labels = bundlesOf(cards, wheel).map(({ label }) =>
      boxAround(label, { width: label.width, height: LABEL_HEIGHT }),
    );
    expect(labels).toHaveLength(3);
    const boxes = [...cards.map(({ box }) => box), ...labels];
    for (const [index, box] of boxes.entries()) {
      expect(boxes.slice(index + 1).filter((other) => overlap(box, other) !== null)).toEqual([]);
    }
  });
});
