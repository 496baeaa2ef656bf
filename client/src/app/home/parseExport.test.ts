import { describe, expect, it } from 'vitest';
import { parseExport } from './parseExport.ts';

describe('parseExport', () => {
  it('reads an object, with or without a byte order mark', () => {
    expect(parseExport('{"session":{"title":"Wijk"}}')).toEqual({
      from: { session: { title: 'Wijk' } },
      title: 'Wijk',
    });
    expect(parseExport('\ufeff{"title":"Wijk"}')?.title).toBe('Wijk');
    expect(parseExport('{"session":{}}')?.title).toBeNull();
  });

  it('is null for what cannot be an export', () => {
    for (const text of ['', 'naam;domein', '[]', '4', 'null', '{'])
      expect(parseExport(text), text).toBeNull();
  });
});
