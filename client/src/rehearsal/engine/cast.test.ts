import { expect, test } from 'vitest';
import { castOf } from './cast.ts';

const group = { people: 23, remote: 6, language: 'nl', seed: 4, mark: 'Proef' } as const;

test('so many people, of whom so many are remote, all by another name and all marked', () => {
  for (const [people, remote] of [
    [2, 0],
    [2, 2],
    [23, 6],
    [40, 17],
  ] as const) {
    const cast = castOf({ ...group, people, remote });
    expect(cast).toHaveLength(people);
    expect(cast.filter(({ whereabouts }) => whereabouts === 'remote')).toHaveLength(remote);
    expect(new Set(cast.map(({ name }) => name)).size).toBe(people);
    expect(cast.every(({ name }) => name.startsWith('Proef '))).toBe(true);
  }
});

test('who comes later has another name than who is there', () => {
  const late = castOf({ ...group, people: 60, remote: 0, after: 23 });
  const names = [...castOf(group), ...late].map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('they come from more than one department, and the same seed gives the same people', () => {
  expect(new Set(castOf(group).map(({ department }) => department)).size).toBeGreaterThan(3);
  expect(castOf(group)).toEqual(castOf({ ...group }));
});
