import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAIN_IDS, DRIVER_IDS, DRIVERS, RING_IDS } from '../content/domains.ts';
import {
  atBorder,
  clampPlace,
  isPlace,
  meaningOf,
  middleOf,
  neighbourAt,
  nextDoor,
  RING_BOUNDS,
} from './place.ts';

const anyMeaning = fc
  .record({ driver: fc.constantFrom(...DRIVER_IDS), ring: fc.constantFrom(...RING_IDS) })
  .map(({ driver, ring }) => ({ domain: DRIVERS[driver].domain, driver, ring }));

describe('a place means something', () => {
  test('the middle of a cell means that cell', () => {
    fc.assert(
      fc.property(anyMeaning, (meaning) => {
        const middle = middleOf(meaning);
        expect(meaningOf(middle)).toEqual(meaning);
        expect(isPlace(middle)).toBe(true);
      }),
    );
  });

  test('the first driver lies on the first side, and the border belongs to the second', () => {
    expect(meaningOf({ domain: 'bestuur', lean: 0.4999, reach: 0.3 }).driver).toBe('consensus');
    expect(meaningOf({ domain: 'bestuur', lean: 0.5, reach: 0.3 }).driver).toBe('result');
  });

  test('the inner edge belongs to the ring', () => {
    for (const ring of RING_IDS) {
      const reach = RING_BOUNDS[ring][0];
      expect(meaningOf({ domain: 'media', lean: 0.2, reach }).ring).toBe(ring);
    }
  });

  test('a driver of another domain is a bug', () => {
    expect(() => middleOf({ domain: 'media', driver: 'consensus', ring: 'table' })).toThrow(RangeError);
  });
});

describe('what comes from outside', () => {
  test.each([
    null,
    'media',
    {},
    { domain: 'media', lean: 0.5 },
    { domain: 'sport', lean: 0.5, reach: 0.5 },
    { domain: 'media', lean: Number.NaN, reach: 0.5 },
    { domain: 'media', lean: 0.5, reach: Number.POSITIVE_INFINITY },
    { domain: 'media', lean: -0.01, reach: 0.5 },
    { domain: 'media', lean: 0.5, reach: 0.1 },
    { domain: 'media', lean: '0.5', reach: 0.5 },
  ])('%j is no place', (value) => {
    expect(isPlace(value)).toBe(false);
  });

  test('clamping makes a place of any numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOMAIN_IDS), fc.double(), fc.double(), (domain, lean, reach) => {
        expect(isPlace(clampPlace({ domain, lean, reach }))).toBe(true);
      }),
    );
  });

  test('clamping leaves a place as it is', () => {
    const place = { domain: 'burger', lean: 0.3, reach: 0.6 } as const;
    expect(clampPlace(place)).toEqual(place);
  });
});

describe('the domain next door', () => {
  test('lies past the side that the card leans against, also around the end of the wheel', () => {
    expect(neighbourAt({ domain: 'ambtelijk', lean: 0.02, reach: 0.5 })).toBe('privaat');
    expect(neighbourAt({ domain: 'privaat', lean: 0.98, reach: 0.5 })).toBe('ambtelijk');
    expect(neighbourAt({ domain: 'politiek', lean: 1, reach: 0.5 })).toBe('media');
    expect(neighbourAt({ domain: 'politiek', lean: 0.5, reach: 0.5 })).toBeNull();
  });
});

test('every place can be brought to the border with the domain next door and back, and means the same', () => {
  for (const domain of DOMAIN_IDS) {
    for (const lean of [0, 0.2, 0.49, 0.5, 0.8, 1]) {
      const place = { domain, lean, reach: 0.6 };
      const there = atBorder(place, true);
      expect(neighbourAt(there)).toBe(nextDoor(place));
      expect(meaningOf(there)).toEqual(meaningOf(place));
      const back = atBorder(there, false);
      expect(neighbourAt(back)).toBeNull();
      expect(meaningOf(back)).toEqual(meaningOf(place));
    }
  }
});
