import { describe, expect, test } from 'vitest';
import {
  choicesIn,
  fitting,
  isFiltering,
  type MapFilter,
  NO_FILTER,
  organisationsOf,
  withDomain,
} from './filter.ts';
import { stakeholderNamed } from './testStakeholders.ts';

const raad = stakeholderNamed('Gemeenteraad', {
  organisation: 'Gemeente',
  place: { domain: 'politiek', lean: 0.2, reach: 0.3 },
  seat: 'present',
});
const griffie = stakeholderNamed('Griffie', {
  organisation: 'Gemeente ',
  place: { domain: 'ambtelijk', lean: 0.8, reach: 0.6 },
  seat: 'missing',
});
const pers = stakeholderNamed('Pers', { place: { domain: 'media', lean: 0.2, reach: 0.8 }, seat: 'missing' });
const all = [raad, griffie, pers];
const counts = new Map([[raad.id, 2]]);
const names = (given: Partial<MapFilter>): readonly string[] =>
  fitting(all, counts, { ...NO_FILTER, ...given }).map(({ name }) => name);

describe('a filter of the map', () => {
  test('without a choice leaves everybody in', () => {
    expect(names({})).toEqual(['Gemeenteraad', 'Griffie', 'Pers']);
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, query: '  ' })).toBe(false);
  });

  test('keeps who fits every choice, and any of the values of one', () => {
    expect(names({ domains: ['politiek', 'media'] })).toEqual(['Gemeenteraad', 'Pers']);
    expect(names({ domains: ['politiek', 'media'], seats: ['missing'] })).toEqual(['Pers']);
    expect(names({ rings: ['involved'] })).toEqual(['Griffie']);
    expect(names({ seats: ['present', 'missing'], query: 'gRiff' })).toEqual(['Griffie']);
    expect(names({ connections: 'with' })).toEqual(['Gemeenteraad']);
    expect(names({ connections: 'without' })).toEqual(['Griffie', 'Pers']);
  });

  test('knows an organisation however it was spaced, and who has none', () => {
    expect(organisationsOf(all)).toEqual(['Gemeente']);
    expect(names({ organisation: 'Gemeente' })).toEqual(['Gemeenteraad', 'Griffie']);
    expect(names({ organisation: '' })).toEqual(['Pers']);
  });

  test('narrows a domain to a driver and leaves the other domains whole', () => {
    const both = { domains: ['politiek', 'media'] as const };
    expect(names({ ...both, drivers: ['visibility'] })).toEqual(['Pers']);
    expect(names({ ...both, drivers: ['contrast'] })).toEqual(['Gemeenteraad', 'Pers']);
  });

  test('lets a domain go with its drivers', () => {
    const chosen: MapFilter = { ...NO_FILTER, domains: ['politiek'], drivers: ['contrast'] };
    expect(withDomain(chosen, 'politiek')).toEqual(NO_FILTER);
    expect(withDomain(chosen, 'media')).toMatchObject({
      domains: ['politiek', 'media'],
      drivers: ['contrast'],
    });
    expect(choicesIn({ ...chosen, connections: 'with', organisation: '' })).toBe(3);
  });
});
