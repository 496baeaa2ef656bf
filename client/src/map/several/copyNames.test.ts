import { expect, test } from 'vitest';
import { copyNames } from './copyNames.ts';

const nameOfCopy = (name: string, number: number): string =>
  number === 1 ? `${name} (kopie)` : `${name} (kopie ${number})`;
const of = (names: string[], taken: string[], most = 200) => copyNames(names, taken, nameOfCopy, most);

test('a name that is taken becomes a copy, and a free one stays', () => {
  expect(of(['VNG', 'GGD'], ['VNG'])).toEqual(['VNG (kopie)', 'GGD']);
});

test('further copies are counted, also those of copies', () => {
  expect(of(['VNG'], ['VNG', 'VNG (kopie)'])).toEqual(['VNG (kopie 2)']);
  expect(of(['VNG (kopie)'], ['VNG', 'VNG (kopie)'])).toEqual(['VNG (kopie 2)']);
  expect(of(['VNG (kopie 2)'], ['VNG (kopie 2)', 'VNG (kopie)'])).toEqual(['VNG (kopie 3)']);
});

test('two of the same name get names of their own', () => {
  expect(of(['VNG', 'VNG'], ['VNG'])).toEqual(['VNG (kopie)', 'VNG (kopie 2)']);
});

test('a long name is cut rather than refused, and never within a character', () => {
  const long = `${'x'.repeat(188)}😀${'y'.repeat(10)}`;
  const [copy = ''] = of([long], [long]);
  expect(copy.length).toBeLessThanOrEqual(200);
  expect(copy.endsWith('… (kopie)')).toBe(true);
  expect(copy).not.toMatch(/[\ud800-\udbff]…/);
  const [second = ''] = of([long], [long, copy]);
  expect(second.length).toBeLessThanOrEqual(200);
  expect(second).not.toBe(copy);
});
