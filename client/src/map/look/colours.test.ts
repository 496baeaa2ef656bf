import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import { describe, expect, test } from 'vitest';
import { badgeOf, COLOUR_FIELDS, categoryIn, colouringBy, organisationsBySize } from './colours.ts';
import { stakeholderNamed } from './testStakeholders.ts';

const parties = [
  ...Array.from({ length: 9 }, (_, index) =>
    stakeholderNamed(`p${index}`, { organisation: `Gemeente ${index}` }),
  ),
  stakeholderNamed('extra', { organisation: 'Gemeente 8', mandate: 'budget', seat: 'present' }),
  stakeholderNamed('alone'),
];
const counts = new Map([
  ['p0', 1],
  ['p1', 3],
  ['p2', 9],
]);

describe('colours of the cards', () => {
  test.each(COLOUR_FIELDS.filter((field) => field !== 'domain'))(
    'by %s have a mark of their own each, and everybody has one that the legend knows',
    (field) => {
      const colouring = colouringBy(field, parties, counts, 'nl');
      if (!colouring) throw new Error(`No colours by ${field}`);
      const marks = colouring.categories.map(({ mark }) => mark);
      expect(new Set(marks).size).toBe(marks.length);
      expect(marks.every((mark) => [...mark].length === 1)).toBe(true);
      const badges = colouring.categories.map(badgeOf);
      expect(badges.map(categoryIn)).toEqual(colouring.categories);
      for (const party of parties) expect(badges).toContain(badgeOf(colouring.categoryOf(party)));
    },
  );

  test('by domain are those of the cards themselves', () => {
    expect(colouringBy('domain', parties, counts, 'nl')).toBeNull();
  });

  test('give the largest organisations a letter, by size and name, and tell the others from none', () => {
    expect(organisationsBySize(parties).slice(0, 3)).toEqual(['Gemeente 8', 'Gemeente 0', 'Gemeente 1']);
    const colouring = colouringBy('organisation', parties, counts, 'nl');
    // Who is alone in its organisation has nobody to be told to belong with.
    expect(colouring?.categories.map(({ mark }) => mark).join('')).toBe('A+–');
    const each = colouringBy('organisation', parties.slice(0, 9), counts, 'nl');
    expect(each?.categories.map(({ mark }) => mark).join('')).toBe('ABCDEF+');
    const few = colouringBy('organisation', parties.slice(0, 2), counts, 'nl');
    expect(few?.categories.map(({ label }) => label)).toEqual(['Gemeente 0', 'Gemeente 1']);
  });

  test('say how many connections there are', () => {
    const colouring = colouringBy('connections', parties, counts, 'nl');
    expect(parties.slice(0, 4).map((party) => colouring?.categoryOf(party).mark)).toEqual([
      '1',
      '2',
      '4',
      '0',
    ]);
  });

  test('say who is at the table in the words of the language', () => {
    const marks = colouringBy('seat', parties, counts, 'nl')?.categories.map(({ mark }) => mark);
    expect(marks).toHaveLength(SEAT_IDS.length);
  });
});

const STYLES = readFileSync(join(import.meta.dirname, '../../theme/tokens.css'), 'utf8');
const TONES = ['a', 'b', 'c', 'd', 'e', 'f', '1', '2', '3', '4'];

function themeOf(name: string): ReadonlyMap<string, string> {
  const start = name === 'light' ? STYLES.indexOf(':root {') : STYLES.indexOf(`[data-theme="${name}"] {`);
  const block = STYLES.slice(start, STYLES.indexOf('\n  }', start));
  return new Map(
    [...block.matchAll(/(--vb-[\w-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [key ?? '', value ?? '']),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

test.each(['light', 'dark', 'contrast'])(
  'the inks hold in %s: their letter is read, their disc is seen',
  (theme) => {
    const own = themeOf(theme);
    const value = (token: string): string => own.get(token) ?? themeOf('light').get(token) ?? '';
    for (const tone of TONES) {
      const ink = value(`--vb-tone-${tone}`);
      expect(contrast(ink, value('--vb-on-domain')), `letter on ${tone}`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(ink, value('--vb-surface')), `${tone} on paper`).toBeGreaterThanOrEqual(3);
    }
  },
);
