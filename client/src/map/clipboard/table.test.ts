import { NO_SHIFTS, type Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { parseDelimited } from '@verbindbord/shared/board/table/parseDelimited.ts';
import { readStakeholderTable } from '@verbindbord/shared/board/table/readStakeholderTable.ts';
import { DOMAIN_IDS, SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { type Language, setLanguage } from '../../text/t.ts';
import { asHtml, asText, tableOf } from './table.ts';

/** Words that tables trip over: delimiters, quotes, line ends, formulas, and what the guard against those adds. */
const words = fc
  .array(
    fc.constantFrom('a', 'Z', ' ', '\t', '\n', '"', "'", ';', ',', '=', '+', '-', '@', '<', '&', 'é', '😀'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join('').trim());
const name = words.map((text) => `Partij ${text}`.replaceAll(/\s+/g, ' ').trim());

const anybody: fc.Arbitrary<Stakeholder> = fc
  .tuple(
    fc.record({ name, organisation: words, person: words, role: words, represents: words, mandate: words }),
    fc.record({ interest: words, standpoint: words, notes: words, assumptions: words }),
    fc.constantFrom(...DOMAIN_IDS),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0.2, max: 0.9, noNaN: true }),
    fc.constantFrom(...SEAT_IDS),
  )
  .map(([labels, texts, domain, lean, reach, seat]) => ({
    id: 'x',
    ...labels,
    ...texts,
    ...NO_SHIFTS,
    place: { domain, lean, reach },
    seat,
    origin: null,
    mergedInto: null,
  }));

afterAll(() => setLanguage('nl'));

describe.each<Language>(['nl', 'en'])('a table in %s', (language) => {
  test('is read back by the import as the same stakeholders, without what stays on the board', async () => {
    await setLanguage(language);
    fc.assert(
      fc.property(fc.array(anybody, { minLength: 1, maxLength: 5 }), (stakeholders) => {
        const { rows } = parseDelimited(asText(tableOf(stakeholders, language)));
        const reading = readStakeholderTable(rows, { language });
        expect(reading.left).toEqual([]);
        expect(reading.rows.map(({ proposal }) => proposal)).toEqual(
          stakeholders.map(({ id: _, place, origin: _o, mergedInto: _m, assumptions: _a, ...fields }) => {
            const { before: _b, after: _f, whyBefore: _w, whyAfter: _v, ...rest } = fields;
            return { ...rest, ...meaningOf(place), assumptions: '' };
          }),
        );
      }),
    );
  });
});

test('no cell is a formula', () => {
  fc.assert(
    fc.property(anybody, (stakeholder) => {
      const [, row = []] = tableOf([stakeholder], 'nl');
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});

test('markup in a name stays text', () => {
  fc.assert(
    fc.property(anybody, (stakeholder) => {
      const hostile = { ...stakeholder, name: '<img src=x onerror="alert(1)">&' };
      const html = asHtml(tableOf([hostile], 'nl'));
      expect(html).not.toContain('<img');
      expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
    }),
    { numRuns: 5 },
  );
});
