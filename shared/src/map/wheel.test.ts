import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, type DomainId } from '../content/domains.ts';
import { HUB_EDGE, meaningOf, RIM_EDGE } from './place.ts';
import { createWheel, evenSectors, isSectors, sectorsByCrowding, standardWheel } from './wheel.ts';

const anyCounts = fc.record(
  Object.fromEntries(DOMAIN_IDS.map((id) => [id, fc.nat(400)])) as Record<DomainId, fc.Arbitrary<number>>,
);
const anySectors = anyCounts.map(sectorsByCrowding);
const anyShape = fc.record({
  cx: fc.integer({ min: -500, max: 500 }),
  cy: fc.integer({ min: -500, max: 500 }),
  a: fc.integer({ min: 100, max: 900 }),
  b: fc.integer({ min: 100, max: 900 }),
  sectors: anySectors,
});
const anyLean = (margin: number) => fc.double({ min: margin, max: 1 - margin, noNaN: true });
const anyPlace = (margin: number) =>
  fc.record({
    domain: fc.constantFrom(...DOMAIN_IDS),
    lean: anyLean(margin),
    reach: fc.double({ min: HUB_EDGE, max: RIM_EDGE, noNaN: true }),
  });

describe('place and point', () => {
  test('a point gives back the place that it came from', () => {
    fc.assert(
      fc.property(anyShape, anyPlace(1e-6), (shape, place) => {
        const wheel = createWheel(shape);
        const back = wheel.placeAt(wheel.pointOf(place));
        expect(back?.domain).toBe(place.domain);
        expect(back?.lean).toBeCloseTo(place.lean, 6);
        expect(back?.reach).toBeCloseTo(place.reach, 6);
      }),
    );
  });

  test('on a border between domains the point stays where it is', () => {
    fc.assert(
      fc.property(anyShape, anyPlace(0), fc.constantFrom(0, 1), (shape, place, lean) => {
        const wheel = createWheel(shape);
        const point = wheel.pointOf({ ...place, lean });
        const back = wheel.placeAt(point);
        expect(back).not.toBeNull();
        const again = back && wheel.pointOf(back);
        expect(again?.x).toBeCloseTo(point.x, 5);
        expect(again?.y).toBeCloseTo(point.y, 5);
      }),
    );
  });

  test('any point is a whole place or no place', () => {
    fc.assert(
      fc.property(anySectors, fc.double(), fc.double(), (sectors, x, y) => {
        const place = standardWheel(sectors).placeAt({ x, y });
        if (place === null) return;
        expect(place.lean).toBeGreaterThanOrEqual(0);
        expect(place.lean).toBeLessThanOrEqual(1);
        expect(place.reach).toBeGreaterThanOrEqual(HUB_EDGE);
        expect(place.reach).toBeLessThanOrEqual(RIM_EDGE);
      }),
    );
  });

  test('every whole degree of the turn belongs to one sector', () => {
    const wheel = standardWheel(evenSectors);
    const seen = new Map<DomainId, number>();
    for (let angle = -720; angle < 720; angle++) {
      const place = wheel.placeAt(wheel.pointAt(angle + 0.5, 0.5));
      if (place) seen.set(place.domain, (seen.get(place.domain) ?? 0) + 1);
    }
    expect([...seen.values()]).toEqual(DOMAIN_IDS.map(() => 240));
  });

  test('the hub means the innermost ring and the rim the outermost', () => {
    const wheel = standardWheel(evenSectors);
    expect(wheel.placeAt({ x: 0, y: 0 })?.reach).toBe(HUB_EDGE);
    expect(wheel.placeAt(wheel.pointAt(90, 1.02))?.reach).toBe(RIM_EDGE);
    expect(wheel.placeAt(wheel.pointAt(90, 1.1))).toBeNull();
  });

  test('a card keeps its meaning when sectors change size', () => {
    fc.assert(
      fc.property(anySectors, anySectors, anyPlace(1e-6), (before, after, place) => {
        const there = standardWheel(before).placeAt(standardWheel(before).pointOf(place));
        const here = standardWheel(after).placeAt(standardWheel(after).pointOf(place));
        // A hair's breadth around the dotted line and the rings rounding may fall to either side.
        fc.pre(Math.abs(place.lean - 0.5) > 1e-6);
        fc.pre([0.475, 0.7].every((edge) => Math.abs(place.reach - edge) > 1e-6));
        expect(there && meaningOf(there)).toEqual(meaningOf(place));
        expect(here && meaningOf(here)).toEqual(meaningOf(place));
      }),
    );
  });
});

describe('sectors', () => {
  test('make a full turn within their bounds, whatever the crowd', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect(isSectors(sectorsByCrowding(counts))).toBe(true);
      }),
    );
  });

  test('without cards are even', () => {
    const empty = Object.fromEntries(DOMAIN_IDS.map((id) => [id, 0])) as Record<DomainId, number>;
    const sectors = sectorsByCrowding(empty);
    expect(sectors.start).toBeCloseTo(evenSectors.start, 6);
    for (const angle of sectors.angles) expect(angle).toBeCloseTo(60, 6);
  });

  test('the busiest is the widest and lies at an end of the table', () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const sectors = sectorsByCrowding(counts);
        const wheel = standardWheel(sectors);
        const busiest = DOMAIN_IDS.reduce((a, b) => (counts[b] > counts[a] ? b : a));
        const { from, to, middle } = wheel.sectors[busiest];
        expect(to - from).toBeCloseTo(Math.max(...sectors.angles), 6);
        expect(Math.sin((middle * Math.PI) / 180)).toBeCloseTo(0, 6);
      }),
    );
  });

  test('a crowd in the civil service keeps it on the left', () => {
    const counts = { ambtelijk: 8, bestuur: 3, politiek: 2, media: 1, burger: 2, privaat: 2 };
    const { start, angles } = sectorsByCrowding(counts);
    expect(start).toBeCloseTo(124, 6);
    expect(angles[0]).toBeCloseTo(112, 6);
    expect(angles[3]).toBeCloseTo(38, 6);
  });

  test.each([
    null,
    { start: 0, angles: [60, 60, 60] },
    { start: Number.NaN, angles: [60, 60, 60, 60, 60, 60] },
    { start: 0, angles: [60, 60, 60, 60, 60, 61] },
    { start: 0, angles: [140, 44, 44, 44, 44, 44] },
    { start: 0, angles: [60, 60, 60, 60, 60, '60'] },
  ])('%j is refused', (value) => {
    expect(isSectors(value)).toBe(false);
  });
});
