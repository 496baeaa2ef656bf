import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PAIR_SIZES, type PairSize } from '../activities/pairWork/settings.ts';
import type { Pairable } from './pairCosts.ts';
import { groupSizes, newPair, type Proposing, proposePairs } from './pairing.ts';

let ids = 0;
const newId = () => `pair-${++ids}`;

/** Numbers that anybody can have again. */
function numbers(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const person = (id: string, given: Partial<Pairable> = {}): Pairable => ({
  id,
  whereabouts: 'room',
  department: '',
  hasDevice: true,
  ...given,
});

function propose(people: readonly Pairable[], given: Partial<Proposing> = {}): readonly string[][] {
  const usual = { size: 2, earlier: [], kept: [], alone: [], random: numbers(), newId } as const;
  return proposePairs(people, { ...usual, ...given }).map(({ members }) => [...members].sort());
}

const anybody = fc.record({
  id: fc.uuid(),
  whereabouts: fc.constantFrom('room' as const, 'remote' as const),
  department: fc.constantFrom('', 'Ruimte', 'Zorg', 'Financiën'),
  hasDevice: fc.boolean(),
});
const crowd = fc.uniqueArray(anybody, { selector: ({ id }) => id, minLength: 1, maxLength: 60 });

describe('a proposal', () => {
  test('holds everybody once, in groups of the size and at most one more', () => {
    fc.assert(
      fc.property(crowd, fc.constantFrom(...PAIR_SIZES), fc.integer(), (people, size, seed) => {
        const pairs = propose(people, { size, random: numbers(1 + Math.abs(seed % 1000)) });
        expect(pairs.flat().sort()).toEqual(people.map(({ id }) => id).sort());
        const sizes = pairs.map(({ length }) => length).sort();
        expect(sizes).toEqual(groupSizes(people.length, size).sort());
      }),
    );
  });

  test('has two without a device together only where there is nobody else', () => {
    fc.assert(
      fc.property(crowd, fc.integer({ min: 1, max: 1000 }), (people, seed) => {
        const withDevice = new Set(people.filter(({ hasDevice }) => hasDevice).map(({ id }) => id));
        const pairs = propose(people, { random: numbers(seed) }).filter(({ length }) => length > 1);
        const stranded = pairs.some((pair) => !pair.some((id) => withDevice.has(id)));
        const spare = pairs.some((pair) => pair.filter((id) => withDevice.has(id)).length > 1);
        expect(stranded && spare).toBe(false);
      }),
    );
  });

  test.each([
    [2, [3, 2, 2]],
    [3, [3, 2, 2]],
    [1, [1, 1, 1, 1, 1, 1, 1]],
  ] satisfies [PairSize, number[]][])('of %i makes of seven people groups of %j', (size, sizes) => {
    expect(groupSizes(7, size)).toEqual(sizes);
  });

  test('puts remote with remote, also where they have met or share a department', () => {
    const remote = { whereabouts: 'remote', department: 'Zorg' } as const;
    const people = [person('a', remote), person('b', remote), person('c'), person('d')];
    const earlier = [newPair('one', 1, ['a', 'b'])];
    expect(propose(people, { earlier })).toContainEqual(['a', 'b']);
  });

  test('puts departments together that differ, whatever the capitals', () => {
    const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      person(id, { department: index < 3 ? (['Zorg', 'zorg', 'ZORG '][index] ?? '') : 'Ruimte' }),
    );
    for (const pair of propose(people)) {
      expect(pair.map((id) => 'abc'.includes(id)).sort()).toEqual([false, true]);
    }
  });

  test('puts people together who have not met, before departments', () => {
    const zorg = { department: 'Zorg' };
    const people = [person('a', zorg), person('b', zorg), person('c'), person('d')];
    const earlier = [
      newPair('one', 1, ['a', 'c']),
      newPair('two', 2, ['b', 'd']),
      newPair('three', 3, ['a', 'd']),
    ];
    expect(propose(people, { earlier })).toContainEqual(['a', 'b']);
  });

  test('keeps what is kept, and gives the others the numbers that are free', () => {
    const kept = [{ ...newPair('kept', 2, ['x', 'y']), locked: true }];
    const pairs = proposePairs([person('a'), person('b'), person('c'), person('d')], {
      ...{ size: 2, earlier: [], kept, alone: [], random: numbers(), newId },
    });
    expect(pairs[0]).toBe(kept[0]);
    expect(pairs.map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  test('leaves nobody alone beside pairs that are kept, but for who wants to', () => {
    const kept = [newPair('kept', 1, ['x', 'y'])];
    expect(propose([person('a')], { kept })).toEqual([['a', 'x', 'y']]);
    expect(propose([person('a'), person('b')], { kept, alone: ['a'] })).toEqual([['b', 'x', 'y'], ['a']]);
    expect(propose([person('a')], { kept, size: 1 })).toEqual([['x', 'y'], ['a']]);
  });

  test('is the same for the same numbers', () => {
    const people = Array.from({ length: 31 }, (_, index) => person(`p${index}`));
    expect(propose(people, { random: numbers(7) })).toEqual(propose(people, { random: numbers(7) }));
  });
});
