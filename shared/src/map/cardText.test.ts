import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardLines, cardSize, withSoftHyphens } from './cardText.ts';
import { narrowWidth } from './lettering.ts';

describe('a name on its card', () => {
  test.each([
    ['VNG', ['VNG']],
    ['Centrumgemeenten', ['Centrumgemeenten']],
    ['Minister van VWS', ['Minister', 'van VWS']],
    ['PO-Raad en VO-Raad', ['PO-Raad', 'en VO-Raad']],
    ['Landelijk Netwerk Veilig Thuis', ['Landelijk Netwerk', 'Veilig Thuis']],
    ['Spiegelgroep ervaringsdeskundigen', ['Spiegelgroep', 'ervarings-', 'deskundigen']],
    ['Centrum\u00adgemeenten', ['Centrumgemeenten']],
  ])('%s', (name, lines) => {
    expect(cardLines(name).map((line) => line.replaceAll('\u00ad', ''))).toEqual(lines);
  });

  test('soft hyphens change nothing but where a line may break', () => {
    expect(withSoftHyphens('Klimaatadaptatieprogramma PO-Raad')).toMatch(/^Klimaat.*\u00ad.* PO-Raad$/);
    fc.assert(
      fc.property(fc.string(), (name) => {
        const plain = name.normalize('NFC').replaceAll('\u00ad', '').split(/\s+/).filter(Boolean).join(' ');
        expect(withSoftHyphens(name).replaceAll('\u00ad', '')).toBe(plain);
      }),
    );
  });

  test('a name that never fits ends in an ellipsis', () => {
    const lines = cardLines('Samenwerkingsverband '.repeat(12));
    expect(lines).toHaveLength(3);
    expect(lines.at(-1)).toMatch(/…$/);
  });

  test('any name fits on one to three lines of its card', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), (name) => {
        const lines = cardLines(name);
        const { width, height } = cardSize(name);
        expect(lines.length).toBeGreaterThanOrEqual(1);
        expect(lines.length).toBeLessThanOrEqual(3);
        expect(width).toBeGreaterThanOrEqual(96);
        expect(width).toBeLessThanOrEqual(150);
        expect([36, 48, 52]).toContain(height);
        for (const line of lines) expect(narrowWidth(line)).toBeLessThanOrEqual(width - 26);
      }),
    );
  });
});
