import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Named, nameKey, sameNames, whoHasName } from './sameName.ts';

function party(id: string, name: string, given: Partial<Named> = {}): Named {
  return { id, name, organisation: '', person: '', ...given };
}

describe('a name', () => {
  test.each([
    ['Tweede Kamer', 'de tweede kamer'],
    ['Súdwest-Fryslân', 'Sudwest Fryslan'],
    ['R.O.B.', 'ROB'],
    ['Gem. Utrecht', 'gemeente Utrecht'],
    ['Min. van VWS', 'het ministerie van VWS'],
    ['Heijmans B.V.', 'Heijmans'],
    ['Stichting Lezen & Schrijven', 'Lezen en Schrijven'],
    ['Water schap Vallei', 'Waterschap Vallei'],
    ['Vries, Jan de', 'dhr. Jan de Vries'],
    ["'t Hart", 'Hart'],
    ['  Raad ', 'raad'],
  ])('%s is %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.each([
    ['Wijk 1', 'Wijk 2'],
    ['Team 1 2', 'Team 12'],
    ['Gemeente Utrecht', 'Provincie Utrecht'],
    ['Gemeente Utrecht', 'Utrecht'],
    ['Minister van VWS', 'Ministerie van VWS'],
    ['Raad', 'Raden'],
    ['?', '!'],
  ])('%s is not %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test('of articles alone still is a name, and one of nothing is none', () => {
    expect(nameKey('De')).toBe('de');
    expect(nameKey('  ')).toBe('');
  });
});

describe('the same name twice', () => {
  test('is told, with all who have it', () => {
    const all = [party('c', 'raad'), party('a', 'De Raad'), party('b', 'Krant'), party('d', 'RAAD')];
    expect(sameNames(all)).toEqual([['a', 'c', 'd']]);
  });

  test('is not told of two at two organisations, or of two persons', () => {
    expect(
      sameNames([
        party('a', 'Directeur', { organisation: 'VNG' }),
        party('b', 'Directeur', { organisation: 'IPO' }),
        party('c', 'Wethouder', { person: 'Jan' }),
        party('d', 'Wethouder', { person: 'Piet' }),
      ]),
    ).toEqual([]);
  });

  test('is told when one of the two does not say which organisation', () => {
    const all = [party('a', 'Directeur', { organisation: 'V.N.G.' }), party('b', 'directeur')];
    expect(sameNames(all)).toEqual([['a', 'b']]);
  });

  test('is not told of who has no name yet', () => {
    expect(sameNames([party('a', ' '), party('b', '')])).toEqual([]);
  });

  test('is found whatever the order, each party once, and never across two organisations', () => {
    const named = fc.record({
      name: fc.constantFrom('Raad', 'de raad', 'Krant', ''),
      organisation: fc.constantFrom('', 'VNG', 'IPO'),
      person: fc.constantFrom('', 'Jan', 'Piet'),
    });
    fc.assert(
      fc.property(fc.array(named, { maxLength: 8 }), fc.integer(), (given, seed) => {
        const all = given.map((one, index) => ({ ...one, id: `p${index}` }));
        const found = sameNames(all);
        const shuffled = all.map((one, index) => ({ one, rank: (index * 7919 + seed) % 13 }));
        shuffled.sort((a, b) => a.rank - b.rank);
        expect(sameNames(shuffled.map(({ one }) => one))).toEqual(found);
        expect(new Set(found.flat()).size).toBe(found.flat().length);
        for (const group of found) {
          const members = all.filter(({ id }) => group.includes(id));
          expect(new Set(members.map(({ name }) => nameKey(name))).size).toBe(1);
          for (const field of ['organisation', 'person'] as const)
            expect(new Set(members.map((one) => one[field]).filter((text) => text !== '')).size).toBeLessThan(
              2,
            );
        }
      }),
    );
  });
});

test('who is about to be written down again is found', () => {
  const vng = party('a', 'VNG');
  const director = party('b', 'Directeur', { organisation: 'VNG' });
  const all = [vng, director];
  expect(whoHasName({ name: 'de vng', organisation: '' }, all)).toEqual([vng]);
  expect(whoHasName({ name: 'directeur', organisation: '' }, all)).toEqual([director]);
  expect(whoHasName({ name: 'directeur', organisation: 'IPO' }, all)).toEqual([]);
  expect(whoHasName({ name: ' ', organisation: '' }, all)).toEqual([]);
});
