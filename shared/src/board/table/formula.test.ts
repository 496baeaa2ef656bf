import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardFormula, withoutGuard } from './formula.ts';

test.each([
  ['=1+1', "'=1+1"],
  [' =1+1', "' =1+1"],
  ["'=1+1", "''=1+1"],
  ['＝1+1', "'＝1+1"],
  ['@Fatma', "'@Fatma"],
  ['-', "'-"],
])('%j would be calculated, and is written as %j', (text, guarded) => {
  expect(guardFormula(text)).toBe(guarded);
});

test.each(['Raad', "'s-Gravenhage", '1+1', ''])('%j is written as it is', (text) => {
  expect(guardFormula(text)).toBe(text);
});

test('what was guarded is read as it was written, whatever it was', () => {
  const text = fc.string({ unit: fc.constantFrom(..."a=+-@' \t＝") });
  fc.assert(fc.property(text, (written) => withoutGuard(guardFormula(written)) === written));
});
