import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { ColumnField } from '@verbindbord/shared/board/table/columns.ts';
import { guardFormula } from '@verbindbord/shared/board/table/formula.ts';
import { DOMAINS, DRIVERS, RINGS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { type Language, t } from '../../text/t.ts';

/** A table as rows of cells; the first row holds the headings. */
export type Table = readonly (readonly string[])[];

/**
 * What stands in each column. The import knows a department, which is part of the organisation here, and assumptions,
 * which stay on the board: they leave it with nobody who did not ask for them.
 */
const CELLS: Readonly<
  Record<
    Exclude<ColumnField, 'department' | 'assumptions'>,
    (stakeholder: Stakeholder, language: Language) => string
  >
> = {
  name: ({ name }) => name,
  organisation: ({ organisation }) => organisation,
  person: ({ person }) => person,
  role: ({ role }) => role,
  domain: ({ place }, language) => DOMAINS[place.domain].name[language],
  driver: ({ place }, language) => DRIVERS[meaningOf(place).driver].name[language],
  ring: ({ place }, language) => RINGS[meaningOf(place).ring][language],
  seat: ({ seat }, language) => SEATS[seat][language],
  interest: ({ interest }) => interest,
  standpoint: ({ standpoint }) => standpoint,
  represents: ({ represents }) => represents,
  mandate: ({ mandate }) => mandate,
  notes: ({ notes }) => notes,
};
const COLUMNS = Object.keys(CELLS) as (keyof typeof CELLS)[];

/** Stakeholders as a table with the columns that the import reads. No cell is calculated by a spreadsheet. */
export function tableOf(stakeholders: readonly Stakeholder[], language: Language): Table {
  const headings = COLUMNS.map((column) => t(`import.field.${column}`));
  const rows = stakeholders.map((stakeholder) =>
    COLUMNS.map((column) => safe(CELLS[column](stakeholder, language))),
  );
  return [headings, ...rows];
}

/** As spreadsheets take it from the clipboard: tabs between cells, quotes around a cell with a tab or a line end. */
export function asText(table: Table): string {
  return table.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

/** For what takes a table with its borders, as a text processor does. */
export function asHtml(table: Table): string {
  const [headings = [], ...rows] = table;
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    `<tr>${row.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
  return [
    '<meta charset="utf-8"><table><thead>',
    cells(headings, 'th'),
    '</thead><tbody>',
    ...rows.map((row) => cells(row, 'td')),
    '</tbody></table>',
  ].join('');
}

function safe(text: string): string {
  return guardFormula(text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, ''));
}

function quoted(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '<br>');
}
