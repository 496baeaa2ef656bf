import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, DOMAINS, RING_IDS } from '../content/domains.ts';
import { cardBox, overlap } from './boxes.ts';
import { HUB_EDGE, isPlace, meaningOf, middleOf, type Place, RIM_EDGE } from './place.ts';
import { moveTogether, moveToMeaning, moveToRing, type OneOfSeveral, placeCopies } from './together.ts';
import { evenSectors, standardWheel } from './wheel.ts';

const wheel = standardWheel(evenSectors);
const size = { width: 90, height: 34 };

const anyPlace: fc.Arbitrary<Place> = fc.record({
  domain: fc.constantFrom(...DOMAIN_IDS),
  lean: fc.double({ min: 0.02, max: 0.98, noNaN: true }),
  reach: fc.double({ min: HUB_EDGE, max: RIM_EDGE, noNaN: true }),
});
const anyCards = (prefix: string, maxLength: number): fc.Arbitrary<OneOfSeveral[]> =>
  fc
    .array(anyPlace, { maxLength })
    .map((places) => places.map((place, index) => ({ id: `${prefix}${index}`, place, size })));
const anyMeaning = fc.constantFrom(...DOMAIN_IDS).chain((domain) =>
  fc.record({
    domain: fc.constant(domain),
    driver: fc.constantFrom(...DOMAINS[domain].drivers.map(({ id }) => id)),
    ring: fc.constantFrom(...RING_IDS),
  }),
);
const anyStep = fc.record({
  x: fc.double({ min: -1200, max: 1200, noNaN: true }),
  y: fc.double({ min: -1000, max: 1000, noNaN: true }),
});

function after(cards: readonly OneOfSeveral[], moves: readonly { id: string; place: Place }[]) {
  const places = new Map(moves.map(({ id, place }) => [id, place]));
  return cards.map((card) => places.get(card.id) ?? card.place);
}

describe('moveTogether', () => {
  test('cards keep their places beside each other where there is room', () => {
    const cards = [0.3, 0.5, 0.7].map((lean, index) => ({
      id: String(index),
      place: { domain: 'bestuur', lean, reach: 0.6 } as const,
      size,
    }));
    const by = { x: 37, y: 24 };
    const places = after(cards, moveTogether({ wheel, cards, others: [] }, by));
    cards.forEach(({ place }, index) => {
      const from = wheel.pointOf(place);
      const to = wheel.pointOf(places[index] ?? place);
      expect(to.x).toBeCloseTo(from.x + by.x);
      expect(to.y).toBeCloseTo(from.y + by.y);
    });
  });

  test('whatever the distance, every card stays within the rings, and the answer is the same', () => {
    fc.assert(
      fc.property(anyCards('c', 8), anyCards('o', 8), anyStep, (cards, others, by) => {
        const several = { wheel, cards, others };
        const moves = moveTogether(several, by);
        for (const { place } of moves) expect(isPlace(place)).toBe(true);
        expect(moveTogether(several, by)).toEqual(moves);
      }),
      { numRuns: 60 },
    );
  });

  test('who lands on somebody makes room, with the same meaning', () => {
    const there = middleOf({ domain: 'media', driver: 'chaos', ring: 'involved' });
    const start = middleOf({ domain: 'media', driver: 'chaos', ring: 'distant' });
    const [from, to] = [wheel.pointOf(start), wheel.pointOf(there)];
    const [move] = moveTogether(
      { wheel, cards: [{ id: 'a', place: start, size }], others: [{ place: there, size }] },
      { x: to.x - from.x, y: to.y - from.y },
    );
    const place = move?.place ?? start;
    expect(meaningOf(place)).toEqual(meaningOf(there));
    expect(overlap(cardBox(wheel.pointOf(place), size), cardBox(to, size))).toBeNull();
  });

  test('cards that are pushed over the edge do not end up on each other', () => {
    const cards = [0.72, 0.8, 0.88].map((reach, index) => ({
      id: String(index),
      place: { domain: 'privaat', lean: 0.5, reach } as const,
      size: { width: 60, height: 20 },
    }));
    const places = after(cards, moveTogether({ wheel, cards, others: [] }, { x: 400, y: 0 }));
    const boxes = places.map((place) => cardBox(wheel.pointOf(place), { width: 60, height: 20 }));
    boxes.forEach((box, index) => {
      for (const other of boxes.slice(index + 1)) expect(overlap(box, other)).toBeNull();
    });
  });
});

test('a ring is taken with the domain and the driver of each card', () => {
  fc.assert(
    fc.property(anyCards('c', 8), anyCards('o', 8), fc.constantFrom(...RING_IDS), (cards, others, ring) => {
      const moves = moveToRing({ wheel, cards, others }, ring);
      const places = after(cards, moves);
      cards.forEach(({ place }, index) => {
        const { domain, driver } = meaningOf(place);
        expect(meaningOf(places[index] ?? place)).toEqual({ domain, driver, ring });
      });
      const stayed = cards.filter(({ place }) => meaningOf(place).ring === ring);
      for (const { id } of stayed) expect(moves.some((move) => move.id === id)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('with room around it a card goes to a ring at its own lean', () => {
  const card = { id: 'a', place: { domain: 'burger', lean: 0.31, reach: 0.8 } as const, size };
  expect(moveToRing({ wheel, cards: [card], others: [] }, 'involved')[0]?.place.lean).toBe(0.31);
});

test('all come to mean what was chosen, and who meant it already stays', () => {
  fc.assert(
    fc.property(anyCards('c', 8), anyCards('o', 8), anyMeaning, (cards, others, meaning) => {
      const moves = moveToMeaning({ wheel, cards, others }, meaning);
      for (const place of after(cards, moves)) expect(meaningOf(place)).toEqual(meaning);
      expect(moveToMeaning({ wheel, cards, others }, meaning)).toEqual(moves);
    }),
    { numRuns: 60 },
  );
});

test('in a full cell copies do not lie exactly on each other', () => {
  const place = middleOf({ domain: 'burger', driver: 'emotion', ring: 'table' });
  const cards = Array.from({ length: 30 }, (_, index) => ({ id: String(index), place, size }));
  const places = placeCopies({ wheel, cards, others: cards }).map((move) => move.place);
  for (const one of places) expect(meaningOf(one)).toEqual(meaningOf(place));
  expect(new Set(places.map(({ lean, reach }) => `${lean} ${reach}`)).size).toBe(30);
});

test('a copy means what the original means and lies beside it where there is room', () => {
  const cards = [
    { id: 'a', place: middleOf({ domain: 'burger', driver: 'emotion', ring: 'involved' }), size },
  ];
  const [copy] = placeCopies({ wheel, cards, others: cards });
  const [original] = cards;
  if (!copy || !original) throw new Error('No copy');
  expect(meaningOf(copy.place)).toEqual(meaningOf(original.place));
  const boxes = [copy.place, original.place].map((place) => cardBox(wheel.pointOf(place), size));
  expect(boxes[0] && boxes[1] && overlap(boxes[0], boxes[1])).toBeNull();
});
