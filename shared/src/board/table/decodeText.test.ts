import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from './decodeText.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const encode = (text: string) =>
  new Uint8Array([...unescape(encodeURIComponent(text))].map((c) => c.charCodeAt(0)));
const units = (text: string) => Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));

describe('decodeText', () => {
  test('reads Windows-1252, with the signs that Latin 1 lacks', () => {
    expect(decodeText(bytes(0x63, 0x6f, 0xeb, 0x80, 0x93, 0xa7))).toEqual({
      ok: true,
      text: 'coë€“§',
      encoding: 'windows-1252',
    });
  });

  test.each([
    ['spreadsheet', bytes(0x50, 0x4b, 3, 4, 20, 0)],
    ['spreadsheet', bytes(0xd0, 0xcf, 0x11, 0xe0, 0)],
    ['pdf', encode('%PDF-1.7')],
    ['image', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10)],
    ['binary', bytes(1, 2, 3, 4, 5, 6, 7, 8)],
    ['binary', bytes(0x61, 0, 0x61, 0x61, 0, 0)],
    ['empty', bytes()],
    ['empty', encode(' \r\n\t')],
  ])('refuses a file that is %s', (reason, file) => {
    expect(decodeText(file)).toEqual({ ok: false, reason });
  });

  const text = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map((value) => `naam;${value}`)
    .filter((value) => !/[\p{Cc}]/u.test(value));

  test('gives back every text in every encoding with a mark, and in UTF-8 without one', () => {
    fc.assert(
      fc.property(text, (value) => {
        const utf8 = encode(value);
        const little = units(value).flatMap((unit) => [unit & 255, unit >> 8]);
        const big = units(value).flatMap((unit) => [unit >> 8, unit & 255]);
        for (const [encoding, file] of [
          ['utf-8', utf8],
          ['utf-8', bytes(0xef, 0xbb, 0xbf, ...utf8)],
          ['utf-16le', bytes(0xff, 0xfe, ...little)],
          ['utf-16be', bytes(0xfe, 0xff, ...big)],
        ] as const) {
          expect(decodeText(file)).toEqual({ ok: true, text: value, encoding });
        }
      }),
    );
  });

  test('sees UTF-16 that has no mark', () => {
    const file = bytes(...units('naam\torganisatie').flatMap((unit) => [unit, 0]));
    expect(decodeText(file)).toMatchObject({ text: 'naam\torganisatie', encoding: 'utf-16le' });
  });

  test('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (file) => {
        expect(typeof decodeText(file).ok).toBe('boolean');
      }),
    );
  });
});
