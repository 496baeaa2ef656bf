import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DOMAIN_IDS,
  type DomainId,
  DRIVER_IDS,
  DRIVERS,
  type DriverId,
  RING_IDS,
  type RingId,
} from '../content/domains.ts';
import { type Box, cardBox, hubBox, overlap } from './boxes.ts';
import { cardSize } from './cardText.ts';
import { type CardOnMap, freePlaceFor, freePlaces } from './freePlace.ts';
import { isPlace, type Meaning, meaningOf } from './place.ts';
import { evenSectors, sectorsByCrowding, standardWheel, type Wheel } from './wheel.ts';

type Row = readonly [name: string, driver: DriverId, ring: RingId];

/** A national programme of eighteen parties, almost half of them in the civil service. */
const NATIONAL: readonly Row[] = [
  ['Minister van VWS', 'visibility', 'involved'],
  ['Tweede Kamer', 'contrast', 'distant'],
  ['Directie VWS', 'continuity', 'table'],
  ['Directie JenV', 'content', 'table'],
  ['VNG', 'consensus', 'table'],
  ['Centrumgemeenten', 'result', 'involved'],
  ['Programmateam', 'content', 'table'],
  ['Regionale projectleiders', 'continuity', 'table'],
  ['Landelijk Netwerk Veilig Thuis', 'content', 'table'],
  ['GGZ NL', 'revenue', 'distant'],
  ['Jeugdzorg NL', 'competition', 'distant'],
  ['Raad voor de Kinderbescherming', 'continuity', 'distant'],
  ['Nationale Politie', 'content', 'distant'],
  ['Openbaar Ministerie', 'content', 'distant'],
  ['PO-Raad en VO-Raad', 'consensus', 'distant'],
  ['Spiegelgroep ervaringsdeskundigen', 'emotion', 'involved'],
  ['Betrokken gezinnen', 'selfInterest', 'distant'],
  ['Landelijke pers', 'scoring', 'distant'],
];

/** A regional energy strategy of sixteen parties, with a crowd of citizens. */
const REGIONAL: readonly Row[] = [
  ['Wethouder duurzaamheid', 'result', 'table'],
  ['College van B en W', 'consensus', 'involved'],
  ['Gemeenteraad', 'contrast', 'involved'],
  ['Klankbordgroep van de raad', 'visibility', 'table'],
  ['Provincie Fryslân', 'result', 'distant'],
  ['RES-regio Fryslân', 'continuity', 'table'],
  ['Afdeling duurzaamheid', 'content', 'table'],
  ['Actiegroepen tegen het windpark', 'emotion', 'distant'],
  ['Dorpskernen (mienskip)', 'selfInterest', 'involved'],
  ['Burgerforum', 'selfInterest', 'table'],
  ['Warm Heeg', 'selfInterest', 'distant'],
  ['Documentairemaker', 'scoring', 'distant'],
  ['Regionale pers', 'chaos', 'distant'],
  ['Energieleveranciers', 'revenue', 'distant'],
  ['Netbeheerder', 'competition', 'distant'],
  ['TU Delft', 'content', 'table'],
];

const meant = ([, driver, ring]: Row): Meaning => ({ domain: DRIVERS[driver].domain, driver, ring });

function crowdedWheel(rows: readonly Row[]): Wheel {
  const counts = Object.fromEntries(DOMAIN_IDS.map((id) => [id, 0])) as Record<DomainId, number>;
  for (const row of rows) counts[meant(row).domain]++;
  return standardWheel(sectorsByCrowding(counts));
}

function layOut(rows: readonly Row[], wheel: Wheel): readonly (CardOnMap & { name: string })[] {
  const free = freePlaces(wheel, []);
  return rows.map((row) => {
    const size = cardSize(row[0]);
    return { name: row[0], size, place: free.take(meant(row), size) };
  });
}

function clashes(cards: readonly (CardOnMap & { name: string })[], wheel: Wheel): readonly string[] {
  const boxes: (readonly [string, Box])[] = cards.map((card) => [
    card.name,
    cardBox(wheel.pointOf(card.place), card.size),
  ]);
  boxes.push(['the case', hubBox(wheel)]);
  return boxes.flatMap(([one, box], index) =>
    boxes.slice(index + 1).flatMap(([two, other]) => (overlap(box, other) ? [`${one} / ${two}`] : [])),
  );
}

describe.each([
  ['a national programme', NATIONAL],
  ['a regional strategy', REGIONAL],
])('%s', (_, rows) => {
  test('lies on the map without a card over another or over the case', () => {
    const wheel = crowdedWheel(rows);
    expect(clashes(layOut(rows, wheel), wheel)).toEqual([]);
  });

  test('does so in any order of the rows', () => {
    const wheel = crowdedWheel(rows);
    fc.assert(
      fc.property(fc.shuffledSubarray([...rows], { minLength: rows.length }), (shuffled) => {
        expect(clashes(layOut(shuffled, wheel), wheel)).toEqual([]);
      }),
    );
  });

  test('every card means what its row says', () => {
    const wheel = crowdedWheel(rows);
    for (const [index, card] of layOut(rows, wheel).entries()) {
      const row = rows[index];
      expect(meaningOf(card.place)).toEqual(row && meant(row));
    }
  });
});

const anyCell = fc.record({ driver: fc.constantFrom(...DRIVER_IDS), ring: fc.constantFrom(...RING_IDS) });

describe('any list', () => {
  test('gives places that mean what was asked, also in a full cell', () => {
    const anyName = fc.string({ maxLength: 60, unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(anyName, anyCell), { maxLength: 60 }), (list) => {
        const wheel = standardWheel(evenSectors);
        const free = freePlaces(wheel, []);
        for (const [name, { driver, ring }] of list) {
          const meaning = { domain: DRIVERS[driver].domain, driver, ring };
          const place = free.take(meaning, cardSize(name));
          expect(isPlace(place)).toBe(true);
          expect(meaningOf(place)).toEqual(meaning);
          const landed = wheel.placeAt(wheel.pointOf(place));
          expect(landed && meaningOf(landed)).toEqual(meaning);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('the same question gives the same answer, one by one or all at once', () => {
    const wheel = crowdedWheel(NATIONAL);
    const atOnce = layOut(NATIONAL, wheel);
    const taken: CardOnMap[] = [];
    for (const row of NATIONAL) {
      const size = cardSize(row[0]);
      taken.push({ size, place: freePlaceFor(meant(row), taken, wheel, size) });
    }
    expect(taken.map((card) => card.place)).toEqual(atOnce.map((card) => card.place));
  });

  test('a full cell spreads what it cannot place', () => {
    const wheel = standardWheel(evenSectors);
    const free = freePlaces(wheel, []);
    const meaning: Meaning = { domain: 'media', driver: 'chaos', ring: 'involved' };
    const size = cardSize('Regionale omroep');
    const points = Array.from({ length: 20 }, () => wheel.pointOf(free.take(meaning, size)));
    const different = new Set(points.map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`));
    expect(different.size).toBeGreaterThan(15);
  });

  test('two thousand rows are placed within moments', () => {
    const wheel = standardWheel(evenSectors);
    const free = freePlaces(wheel, []);
    const started = Date.now();
    for (let index = 0; index < 2000; index++) {
      const driver = DRIVER_IDS[index % DRIVER_IDS.length] ?? 'chaos';
      const ring = RING_IDS[index % 7 === 0 ? 0 : index % 3] ?? 'table';
      free.take({ domain: DRIVERS[driver].domain, driver, ring }, cardSize(`Organisatie nummer ${index}`));
    }
    // About half a second on a quiet machine; the bound only catches a search that has lost its limits.
    expect(Date.now() - started).toBeLessThan(5000);
  });
});
