import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIKE, likeLines, likeness } from './likeLines.ts';

/** Lines as pairs wrote them: what a facilitator would put together at once, and what only looks like it. */
const SAME = [
  ['Gescheiden geldstromen', 'gescheiden geldstromen.'],
  ['Gescheiden geldstromen', 'De geldstromen zijn gescheiden'],
  ['Gescheiden geldstromen', 'Een gescheiden geldstroom'],
  ['Eigen onderdeel eerst', '‘Eigen onderdeel eerst!’'],
  ['Politieke druk en de waan van de dag', 'De waan van de dag, politieke druk'],
  ['Nieuwe bewindspersoon, nieuwe accenten', 'Nieuwe bewindspersonen geven nieuwe accenten'],
  ['Regio’s zonder projectleider', 'Regios zonder een projectleider'],
  ['Iedereen wacht op de Kamerbrief', 'We wachten op de kamerbrief'],
  ['Coördinatie ontbreekt', 'coordinatie ontbreekt'],
  ['Geld', 'geld?'],
] as const;
const DIFFERENT = [
  ['Iedereen wacht op de Kamerbrief', 'Iedereen wacht op de minister'],
  ['Eigen onderdeel eerst', 'Elk departement zijn eigen taal'],
  ['De raad is betrokken', 'De raad is niet betrokken'],
  ['Er is geld', 'Er is geen geld'],
  ['Terugkomen op sessie 1', 'Terugkomen op sessie 2'],
  ['Systeemwereld en leefwereld raken elkaar', 'De spiegelgroep zit niet aan de stuurgroeptafel'],
  ['Gemeenten', 'Gemeenten willen een andere verdeling van het geld'],
  ['Rol van scholen bij het melden', 'Rol van huisartsen bij het verwijzen'],
  ['', ''],
] as const;

test.each(SAME)('‘%s’ is like ‘%s’', (one, other) => {
  expect(likeness(one, other)).toBeGreaterThanOrEqual(LIKE);
});

test.each(DIFFERENT)('‘%s’ is not like ‘%s’', (one, other) => {
  expect(likeness(one, other)).toBeLessThan(LIKE);
});

describe('likeness', () => {
  const line = fc.array(fc.constantFrom('geld', 'Geldstroom', 'niet', 'raad', 'de', '2', 'é', 'x'), {
    maxLength: 6,
  });

  test('is the same from both sides, never above 1, and 1 for a line with words and itself', () => {
    fc.assert(
      fc.property(line, line, (one, other) => {
        const [a, b] = [one.join(' '), other.join(' ')];
        const degree = likeness(a, b);
        expect(degree).toBe(likeness(b, a));
        expect(degree).toBeGreaterThanOrEqual(0);
        expect(degree).toBeLessThanOrEqual(1);
        expect(likeness(a, a.toUpperCase())).toBe(a === '' ? 0 : 1);
      }),
    );
  });
});

describe('likeLines', () => {
  const worded = (...texts: readonly string[]) => texts.map((text, index) => ({ id: `${index}`, text }));

  test('names the most alike first, and leaves out what has no words', () => {
    const lines = worded(
      'Gescheiden geldstromen',
      '',
      'een gescheiden geldstroom',
      '?',
      'Gescheiden geldstromen!',
    );
    expect(likeLines(lines).map(({ one, other }) => [one, other])).toEqual([
      ['0', '4'],
      ['0', '2'],
      ['2', '4'],
    ]);
  });

  test('of very many lines still finds the same words, and is quick', () => {
    const many = Array.from({ length: 2000 }, (_, index) => `Regel nummer ${index} over onderwerp ${index}`);
    const start = Date.now();
    const found = likeLines(worded(...many, 'Gescheiden geldstromen', 'geldstromen, gescheiden'));
    expect(found).toEqual([{ one: '2000', other: '2001', degree: 1 }]);
    expect(Date.now() - start).toBeLessThan(2000);
  });
});
