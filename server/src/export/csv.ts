import { DETAILS, type Item } from '@verbindbord/shared/activities/blocks.ts';
import { guardFormula } from '@verbindbord/shared/board/table/formula.ts';
import { itemsOf } from '@verbindbord/shared/report/buildReport.ts';
import type { Report } from '@verbindbord/shared/report/tree.ts';
import { DETAIL_WORDS, KIND_WORDS, WORDS } from '@verbindbord/shared/report/words.ts';

/**
 * Every thing of the report on a row of its own: what it is, its id, its words, a column per detail, and where it came
 * from. As Dutch spreadsheets expect it: UTF-8 with a mark, semicolons, CRLF. No cell is calculated by a spreadsheet.
 */
export function renderCsv(report: Report): string {
  const { language } = report;
  const reported = report.chapters.flatMap(({ blocks }) => itemsOf(blocks));
  // With a line that was left out goes what was merged into it.
  const items = onceEach([...reported, ...itemsOf([{ type: 'items', items: report.leftOut }])]);
  const details = DETAILS.filter((detail) => items.some((item) => item.details[detail] !== undefined));
  const heading = [
    WORDS.kind[language],
    WORDS.id[language],
    WORDS.text[language],
    ...details.map((detail) => DETAIL_WORDS[detail][language]),
    DETAIL_WORDS.source[language],
  ];
  const rows = items.map((item) => [
    KIND_WORDS[item.kind][language].toLowerCase(),
    item.id,
    item.text,
    ...details.map((detail) => item.details[detail] ?? ''),
    item.source,
  ]);
  return `\ufeff${[heading, ...rows].map(renderRow).join('')}`;
}

/** A step can show again what another showed before. */
function onceEach(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.id}`, item])).values()];
}

function renderRow(cells: readonly string[]): string {
  return `${cells.map(renderCell).join(';')}\r\n`;
}

function renderCell(text: string): string {
  const clean = text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
  const safe = guardFormula(clean);
  return /[";,\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
