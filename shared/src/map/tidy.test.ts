import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, DRIVER_IDS, DRIVERS, RING_IDS } from '../content/domains.ts';
import { cardBox, hubBox, overlap } from './boxes.ts';
import { cardSize } from './cardText.ts';
import { HUB_EDGE, isPlace, meaningOf, middleOf, neighbourAt, RIM_EDGE } from './place.ts';
import { sectorsByCrowding } from './sectors.ts';
import { type CardToTidy, tidied } from './tidy.ts';
import { evenSectors, standardWheel, type Wheel } from './wheel.ts';

const NAMES = ['VNG', 'Gemeenteraad', 'Wethouder duurzaamheid', 'Raad voor de Kinderbescherming', 'GGZ'];

const card = fc.record({
  size: fc.constantFrom(...NAMES).map(cardSize),
  place: fc.record({
    domain: fc.constantFrom(...DOMAIN_IDS),
    lean: fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 0.05, 0.06, 0.499, 0.5, 0.95, 1),
    ),
    reach: fc.double({ min: HUB_EDGE, max: RIM_EDGE, noNaN: true }),
  }),
});
/** Spread out, heaped on few spots, and as many as a full hall places. */
const map: fc.Arbitrary<readonly CardToTidy[]> = fc
  .oneof(
    fc.array(card, { maxLength: 45 }),
    fc
      .tuple(fc.array(card, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 8 }))
      .map(([few, times]) => Array.from({ length: times }, () => few).flat()),
  )
  .map((cards) => cards.map((one, index) => ({ id: `card-${index}`, ...one })));
const wheel = fc.oneof(
  fc.constant(standardWheel(evenSectors)),
  fc
    .array(fc.nat(30), { minLength: 6, maxLength: 6 })
    .map((counts) =>
      standardWheel(
        sectorsByCrowding(
          Object.fromEntries(DOMAIN_IDS.map((id, index) => [id, counts[index] ?? 0])) as Parameters<
            typeof sectorsByCrowding
          >[0],
        ),
      ),
    ),
);

const after = (cards: readonly CardToTidy[], on: Wheel): readonly CardToTidy[] => {
  const places = tidied(cards, on);
  return cards.map((one) => ({ ...one, place: places.get(one.id) ?? one.place }));
};

function always(
  property: (cards: readonly CardToTidy[], on: Wheel) => void,
  numRuns = 60,
): ReturnType<typeof fc.assert> {
  return fc.assert(fc.property(map, wheel, property), { numRuns });
}

/** Pairs of cards that lie over each other, and cards that lie over the case. */
function clashes(cards: readonly CardToTidy[], on: Wheel): number {
  const boxes = [...cards.map(({ place, size }) => cardBox(on.pointOf(place), size)), hubBox(on)];
  return boxes.reduce(
    (sum, box, index) => sum + boxes.slice(index + 1).filter((other) => overlap(box, other) !== null).length,
    0,
  );
}

describe('tidying', () => {
  test('no card changes its domain, driver or ring, nor goes to or from the border of two domains', () => {
    always((cards, on) => {
      for (const [index, { place }] of after(cards, on).entries()) {
        const before = cards[index]?.place;
        if (!before) throw new Error('A card got lost.');
        expect(isPlace(place)).toBe(true);
        expect(meaningOf(place)).toEqual(meaningOf(before));
        expect(neighbourAt(place)).toBe(neighbourAt(before));
        // What is read back from where it was put is the same too.
        const seen = place === before ? before : on.placeAt(on.pointOf(place));
        expect(seen && meaningOf(seen)).toEqual(meaningOf(before));
      }
    });
  });

  test('a tidied map stays as it is', () => {
    always((cards, on) => {
      expect(tidied(after(cards, on), on)).toEqual(new Map());
    });
  });

  test('the order of the cards does not matter', () => {
    always((cards, on) => {
      const turned = cards.toReversed();
      expect(tidied(turned, on)).toEqual(tidied(cards, on));
      const halves = [...cards.slice(cards.length / 2), ...cards.slice(0, cards.length / 2)];
      expect(tidied(halves, on)).toEqual(tidied(cards, on));
    });
  });

  test('other ids give the same picture', () => {
    always((cards, on) => {
      const picture = (all: readonly CardToTidy[]) =>
        after(all, on)
          .map(({ place, size }) => JSON.stringify([place, size]))
          .sort();
      const renamed = cards.map((one, index) => ({ ...one, id: `id-${cards.length - index}` }));
      expect(picture(renamed)).toEqual(picture(cards));
    });
  });

  test('who has room stays, and nobody moves on a map on which nothing is in the way', () => {
    const on = standardWheel(evenSectors);
    const lonely = DOMAIN_IDS.map((domain) => ({
      id: domain,
      size: cardSize('VNG'),
      place: { domain, lean: 0.31, reach: 0.6 },
    }));
    expect(tidied(lonely, on)).toEqual(new Map());
    const heap = ['a', 'b', 'c'].map((id) => ({
      id,
      size: cardSize('Gemeenteraad'),
      place: { domain: 'politiek' as const, lean: 0.3, reach: 0.8 },
    }));
    const moved = tidied([...lonely, ...heap], on);
    expect([...moved.keys()].filter((id) => !['a', 'b', 'c'].includes(id))).toEqual([]);
    expect(moved.size).toBe(2);
  });

  test('forty cards that were thrown on the middle of their cells lie free of each other and of the case', () => {
    const on = standardWheel(evenSectors);
    const cells = DRIVER_IDS.flatMap((driver) =>
      RING_IDS.map((ring) => ({ domain: DRIVERS[driver].domain, driver, ring })),
    );
    const cards = Array.from({ length: 40 }, (_, index) => {
      const cell = cells[(index * 7) % cells.length];
      if (!cell) throw new Error('There are 36 cells.');
      return { id: `card-${index}`, size: cardSize(NAMES[index % 3] ?? ''), place: middleOf(cell) };
    });
    expect(clashes(cards, on)).toBeGreaterThan(12);
    expect(clashes(after(cards, on), on)).toBe(0);
  });
});
