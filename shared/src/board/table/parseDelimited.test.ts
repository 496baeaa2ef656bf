import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDelimited } from './parseDelimited.ts';

const cellsOf = (text: string) => parseDelimited(text).rows.map(({ cells }) => cells);

describe('parseDelimited', () => {
  test.each([
    [';', 'naam;organisatie;belang\r\nVNG;Gemeenten;"Eerst dit, dan dat; en dan"\r\n'],
    [',', 'naam,organisatie,belang\nVNG,Gemeenten,"Eerst dit, dan dat; en dan"\n'],
    ['\t', 'naam\torganisatie\tbelang\nVNG\tGemeenten\tEerst dit, dan dat; en dan\n'],
  ])('finds %j as the delimiter', (delimiter, text) => {
    expect(parseDelimited(text).delimiter).toBe(delimiter);
    expect(cellsOf(text)[1]).toEqual(['VNG', 'Gemeenten', 'Eerst dit, dan dat; en dan']);
  });

  test('takes a list of names, some with a comma, as one column', () => {
    const text = 'Directie VWS\nRaad, commissie en fractie\nVNG\nGGZ NL\nPO-Raad\n';
    expect(parseDelimited(text).delimiter).toBeNull();
    expect(cellsOf(text)).toHaveLength(5);
  });

  test('believes a declared delimiter and counts its line', () => {
    const table = parseDelimited('sep=;\r\nnaam,x;b\r\nc;d');
    expect(table.rows).toEqual([
      { line: 2, cells: ['naam,x', 'b'] },
      { line: 3, cells: ['c', 'd'] },
    ]);
  });

  test('reads line ends and doubled quotes within quotes, and counts lines by the text', () => {
    const { rows } = parseDelimited('a;b\n"een\r\ntwee ""drie""";x\n;\n\nlaatste;y');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['een\ntwee "drie"', 'x'] },
      { line: 6, cells: ['laatste', 'y'] },
    ]);
  });

  test('keeps a quote that is no quotation', () => {
    expect(cellsOf('a;b\n"Regio" in beeld;x')).toEqual([
      ['a', 'b'],
      ['"Regio" in beeld', 'x'],
    ]);
    expect(cellsOf('a;b\n"open;c\nd;e')).toEqual([
      ['a', 'b'],
      ['"open', 'c'],
      ['d', 'e'],
    ]);
  });

  test('reads back every table that was written with quotes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ',', '\t', '\n', ' ', '|') });
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, fc.constantFrom(';', ',', '\t'), (rows, delimiter) => {
        const line = (row: string[]) =>
          row.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter);
        const text = `sep=${delimiter}\n${rows.map(line).join('\r\n')}`;
        const expected = rows.filter((row) => row.some((value) => value.trim() !== ''));
        expect(cellsOf(text)).toEqual(expected);
      }),
    );
  });
});
