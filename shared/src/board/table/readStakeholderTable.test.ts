import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DOMAINS, DRIVERS } from '../../content/domains.ts';
import { withoutGuard } from './formula.ts';
import { parseDelimited } from './parseDelimited.ts';
import { readStakeholderTable, type TableOptions } from './readStakeholderTable.ts';
import { plain } from './vocabulary.ts';

function read(text: string, options: Partial<TableOptions> = {}) {
  return readStakeholderTable(parseDelimited(text).rows, { language: 'nl', ...options });
}

const proposals = (text: string) => read(text).rows.map(({ proposal }) => proposal);

describe('columns', () => {
  test('are found in any order, in Dutch and in English', () => {
    const dutch = proposals(
      'aan tafel;belang;drijfveer;domein;naam;organisatie\nja;Rust;consensus;bestuur;VNG;Vereniging',
    );
    const english = proposals(
      'Organisation,Stakeholder name,Domain,Driver,Interest,At the table?\nVereniging,VNG,Executive,Consensus,Rust,yes',
    );
    expect(dutch).toEqual(english);
    expect(dutch[0]).toMatchObject({
      name: 'VNG',
      organisation: 'Vereniging',
      domain: 'bestuur',
      driver: 'consensus',
      ring: 'table',
      seat: 'present',
      interest: 'Rust',
      notes: '',
    });
  });

  test('may have spelling mistakes in their headings, and then say so', () => {
    const { columns, rows } = read('Naam;Domien;Driifveer\nVNG;bestuur;resultaat');
    expect(columns.map(({ meaning, sure }) => [meaning, sure])).toEqual([
      ['name', true],
      ['domain', false],
      ['driver', false],
    ]);
    expect(rows[0]?.proposal).toMatchObject({ domain: 'bestuur', driver: 'result' });
  });

  test('that are not known go to the notes of their row', () => {
    const [row] = proposals('naam;domein;Telefoon;\nVNG;bestuur;070 373;morgen bellen');
    expect(row?.notes).toBe('Telefoon: 070 373\nKolom 4: morgen bellen');
  });

  test('may be missing', () => {
    const { rows } = read('naam\nVNG\nTweede Kamer');
    expect(
      rows.map(({ proposal, doubts }) => [proposal.name, proposal.domain, proposal.ring, doubts]),
    ).toEqual([
      ['VNG', null, 'distant', []],
      ['Tweede Kamer', null, 'distant', []],
    ]);
  });

  test('are guessed by their values when there is no heading', () => {
    const { rows, hasHeadings } = read(
      [
        'Directie VWS;Ministerie;ambtelijk;continuïteit;Een rechtmatige regeling zonder verrassingen;ja',
        'Tweede Kamer;Staten-Generaal;politiek;contrast;Snel resultaat kunnen controleren van de aanpak;nee',
      ].join('\n'),
    );
    expect(hasHeadings).toBe(false);
    expect(rows[0]?.proposal).toMatchObject({
      name: 'Directie VWS',
      organisation: 'Ministerie',
      domain: 'ambtelijk',
      driver: 'continuity',
      interest: 'Een rechtmatige regeling zonder verrassingen',
      seat: 'present',
    });
    expect(rows).toHaveLength(2);
  });

  test('can stand under a title', () => {
    const { rows, left } = read(
      'Stakeholders van de aanpak;;\n;;\nnaam;domein;driver\nVNG;bestuur;consensus',
    );
    expect(rows.map(({ proposal }) => proposal.name)).toEqual(['VNG']);
    expect(left).toEqual([{ line: 1, reason: 'aboveHeadings', text: 'Stakeholders van de aanpak' }]);
  });

  test('of two names the second is a person, and an organisation is the name when there is no other', () => {
    expect(proposals('Partij;Naam;Domein\nVNG;An;bestuur')[0]).toMatchObject({ name: 'VNG', person: 'An' });
    expect(proposals('Organisatie;Domein\nVNG;bestuur')[0]).toMatchObject({ name: 'VNG', organisation: '' });
  });

  test('can be set right by hand', () => {
    const { rows } = read('naam;domein;gewicht\nVNG;bestuur;zwaar', { meanings: { 2: 'standpoint' } });
    expect(rows[0]?.proposal).toMatchObject({ standpoint: 'zwaar', notes: '' });
  });
});

describe('values', () => {
  const heading = 'naam;domein;drijfveer;aan tafel\n';
  const doubtsOf = (line: string) => read(heading + line).rows[0]?.doubts;

  test.each([
    ['VNG;bestuur;consensus;ja', 'table', 'present'],
    ['VNG;bestuur;consensus;Vertegenwoordigd', 'involved', 'represented'],
    ['VNG;bestuur;consensus;geraadpleegd', 'involved', 'consulted'],
    ['VNG;bestuur;consensus;NEE', 'distant', 'missing'],
    ['VNG;executive;consensus;yes', 'table', 'present'],
  ])('%s sits there without doubt', (line, ring, seat) => {
    const row = read(heading + line).rows[0];
    expect(row?.proposal).toMatchObject({ ring, seat });
    expect(row?.doubts).toEqual([]);
  });

  test('with a small mistake are guessed and doubtful', () => {
    expect(doubtsOf('VNG;bestuut;consensu;ja')).toEqual([
      { field: 'domain', reason: 'guessed', value: 'bestuut', guess: 'bestuur' },
      { field: 'driver', reason: 'guessed', value: 'consensu', guess: 'consensus' },
    ]);
  });

  test('of which there are two give the first; the notes keep both', () => {
    const row = read(`${heading}VNG;bestuur / politiek;consensus;ja`).rows[0];
    expect(row?.proposal).toMatchObject({ domain: 'bestuur', notes: 'domein: bestuur / politiek' });
    expect(row?.doubts).toMatchObject([{ field: 'domain', reason: 'guessed' }]);
  });

  test('that name a driver of another domain are doubtful', () => {
    const row = read(`${heading}VNG;bestuur;contrast;ja`).rows[0];
    expect(row?.proposal).toMatchObject({
      domain: 'bestuur',
      driver: 'consensus',
      notes: 'drijfveer: contrast',
    });
    expect(row?.doubts).toEqual([
      { field: 'driver', reason: 'otherDomain', value: 'contrast', guess: 'consensus' },
    ]);
  });

  test('that nobody knows ask for a choice, or follow from the driver', () => {
    const row = read(`${heading}VNG;kwantum;;ja`).rows[0];
    expect(row?.proposal).toMatchObject({ domain: null, driver: null, notes: 'domein: kwantum' });
    expect(read(`${heading}VNG;kwantum;scoren;ja`).rows[0]?.proposal).toMatchObject({
      domain: 'media',
      driver: 'scoring',
    });
  });

  test('that are too long are cut, and the whole is kept', () => {
    const name = 'Samenwerking '.repeat(30).trim();
    const row = read(`${heading}${name};bestuur;consensus;ja`).rows[0];
    expect(row?.proposal.name).toHaveLength(200);
    expect(row?.proposal.notes).toBe(name);
    expect(row?.doubts).toMatchObject([{ field: 'name', reason: 'tooLong', value: name }]);
  });
});

describe('rows', () => {
  test('without a name are reported with what they hold', () => {
    expect(read('naam;domein;belang\n;bestuur;Rust\nVNG;bestuur;').left).toEqual([
      { line: 2, reason: 'noName', text: 'bestuur · Rust' },
    ]);
  });

  test('that are on the board, or on an earlier line, are duplicates', () => {
    const text =
      'naam;organisatie;domein\nvng;;bestuur\nRaad;Zwolle;politiek\nRaad;Utrecht;politiek\nraad;zwolle;politiek';
    const known = [{ id: 'b1', name: 'VNG', organisation: 'Vereniging' }];
    expect(read(text, { known }).rows.map(({ duplicateOf }) => duplicateOf)).toEqual([
      { kind: 'board', id: 'b1' },
      null,
      null,
      { kind: 'line', line: 3 },
    ]);
  });
});

test('two thousand rows are read within a second', () => {
  const row = (index: number) =>
    `Partij ${index};Organisatie ${index};bestuut;consensu;Belang van ${index};misschien ${index}`;
  const text = `naam;organisatie;domein;drijfveer;belang;aan tafel\n${Array.from({ length: 2000 }, (_, i) => row(i)).join('\n')}`;
  const start = Date.now();
  expect(read(text).rows).toHaveLength(2000);
  expect(Date.now() - start).toBeLessThan(1000);
});

describe('whatever the table', () => {
  const word = fc.oneof(
    fc.constantFrom('naam', 'domein', 'driver', 'aan tafel', 'belang', 'notities', 'soort', 'Telefoon', ''),
    fc.constantFrom(
      'bestuur',
      'politiek',
      'consensus',
      'scoren',
      'ja',
      'nee',
      'bestuut',
      'aan tafel',
      'stakeholder',
    ),
    fc.string({ unit: fc.constantFrom(...'abcdeé &;,\'"=-1'), maxLength: 12 }),
  );
  const table = fc.array(fc.array(word, { minLength: 1, maxLength: 7 }), { minLength: 1, maxLength: 8 });

  test('every text of it is somewhere in the reading', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const rows = cells.map((row, index) => ({ line: index + 1, cells: row }));
        const reading = readStakeholderTable(rows, { language: 'nl' });
        for (const { line, cells: row } of rows) {
          const parts = row.map((cell) => withoutGuard(cell.trim()).trim()).filter((cell) => cell !== '');
          const found = reading.rows.find((candidate) => candidate.line === line);
          const left = reading.left.find((candidate) => candidate.line === line);
          const headings = reading.columns.map(({ heading }) => heading);
          for (const part of parts) {
            const texts = found
              ? [
                  ...Object.values(found.proposal),
                  ...found.doubts.map(({ value }) => value),
                  ...wordsOf(found.proposal),
                ]
              : left
                ? [left.text]
                : headings;
            const loose = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ');
            const isPlaced = found !== undefined && MEANT.has(plain(part));
            expect(isPlaced || texts.some((text) => loose(text ?? '').includes(loose(part)))).toBe(true);
          }
        }
      }),
    );
  });

  test('every proposal has a driver of its own domain', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const rows = cells.map((row, index) => ({ line: index + 1, cells: row }));
        for (const { proposal } of readStakeholderTable(rows, { language: 'en' }).rows) {
          if (proposal.domain === null) expect(proposal.driver).toBeNull();
          else expect(DOMAINS[proposal.domain].drivers.map(({ id }) => id)).toContain(proposal.driver);
        }
      }),
    );
  });
});

/** Words that a proposal holds by meaning rather than by letter. */
const MEANT = new Set(['ja', 'nee', 'aan tafel', 'stakeholder', 'x', 'y', 'n', 'j']);

function wordsOf({ domain, driver }: ReturnType<typeof proposals>[number]): string[] {
  return [domain ? DOMAINS[domain].name.nl : '', driver ? DRIVERS[driver].name.nl : ''];
}
