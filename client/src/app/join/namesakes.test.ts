import { describe, expect, it } from 'vitest';
import { shownAs } from './namesakes.ts';

describe('shownAs', () => {
  it('leaves a name that is free as it is', () => {
    expect(shownAs(['Anna', 'Bram'], ' Ann ')).toBe('Ann');
    expect(shownAs(['Anna 2'], 'Anna')).toBe('Anna');
    expect(shownAs([''], '  ')).toBe('');
  });

  it('adds the lowest number that is free', () => {
    expect(shownAs(['anna '], 'Anna')).toBe('Anna 2');
    expect(shownAs(['Anna', 'Anna 2', 'Anna 4'], 'Anna')).toBe('Anna 3');
  });

  it('tells a name that only looks the same apart as the board will', () => {
    expect(shownAs(['Karin'], 'K\u0430rin')).toBe('K\u0430rin 2');
    expect(shownAs(['Karin'], 'Kar\u200bin')).toBe('Karin 2');
  });
});
