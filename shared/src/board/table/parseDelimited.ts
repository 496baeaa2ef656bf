/** One row of a table as it stands in the text. */
export interface DelimitedRow {
  /** The line of the text that the row begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type Delimiter = ',' | ';' | '\t' | '|';

/**
 * Tried in this order where two fit equally well: a tab is never part of a sentence, a comma often is.
 */
const DELIMITERS: readonly Delimiter[] = ['\t', ';', ',', '|'];
const ROWS_TO_JUDGE_BY = 60;

export interface DelimitedTable {
  /** Without rows in which every cell is empty. */
  readonly rows: readonly DelimitedRow[];
  /** Null when every row is one cell. */
  readonly delimiter: Delimiter | null;
}

/**
 * Reads a table in text, as a spreadsheet saves or copies it (RFC 4180): quotes around a cell, a quote doubled
 * within quotes, line ends within quotes, CRLF, LF or CR between rows. Finds the delimiter by which rows have equal
 * numbers of cells. A quote that is never closed, or that has more text behind it, is an ordinary character:
 * nothing that was written gets lost.
 */
export function parseDelimited(text: string): DelimitedTable {
  const withoutMark = text.startsWith('\ufeff') ? text.slice(1) : text;
  const declared = /^sep=([,;\t|])\r?\n/i.exec(withoutMark);
  if (declared) {
    const delimiter = declared[1] as Delimiter;
    return { rows: withText(parse(withoutMark, delimiter, declared[0].length, 2)), delimiter };
  }
  const delimiter = detectDelimiter(withoutMark);
  return { rows: withText(parse(withoutMark, delimiter)), delimiter };
}

function withText(rows: readonly DelimitedRow[]): readonly DelimitedRow[] {
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
}

function detectDelimiter(text: string): Delimiter | null {
  let best: Delimiter | null = null;
  let highest = 0;
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const counts = withText(parse(text, delimiter, 0, 1, ROWS_TO_JUDGE_BY)).map(({ cells }) => cells.length);
    const score = consistency(counts);
    if (score > highest) {
      best = delimiter;
      highest = score;
    }
  }
  return best;
}

/** How likely it is that these are rows of one table: many rows with the same number of cells, above one. */
function consistency(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  const [usual = 1, rows = 0] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (usual < 2) return 0;
  return (rows / counts.length) * (1 + Math.log2(usual));
}

function parse(
  text: string,
  delimiter: Delimiter | null,
  start = 0,
  firstLine = 1,
  limit = Number.POSITIVE_INFINITY,
): DelimitedRow[] {
  const rows: DelimitedRow[] = [];
  let line = firstLine;
  let at = start;
  while (at < text.length && rows.length < limit) {
    const began = line;
    const cells: string[] = [];
    for (;;) {
      const cell = readCell(text, at, delimiter);
      cells.push(cell.value);
      line += cell.lines;
      at = cell.end;
      if (text[at] !== delimiter || at >= text.length) break;
      at++;
    }
    rows.push({ line: began, cells });
    if (at < text.length) {
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      line++;
    }
  }
  return rows;
}

interface Cell {
  readonly value: string;
  /** Where the delimiter or line end behind the cell stands. */
  readonly end: number;
  /** Line ends within the cell. */
  readonly lines: number;
}

function readCell(text: string, start: number, delimiter: Delimiter | null): Cell {
  return (text[start] === '"' && readQuoted(text, start, delimiter)) || readBare(text, start, delimiter);
}

/** Null when the quote is not closed right before a delimiter, a line end or the end of the text. */
function readQuoted(text: string, start: number, delimiter: Delimiter | null): Cell | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return null;
  const end = close + 1;
  const next = text[end];
  if (next !== undefined && next !== delimiter && next !== '\n' && next !== '\r') return null;
  const value = text
    .slice(start + 1, close)
    .replaceAll('""', '"')
    .replaceAll(/\r\n?/g, '\n');
  return { value, end, lines: value.split('\n').length - 1 };
}

function readBare(text: string, start: number, delimiter: Delimiter | null): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(start, end), end, lines: 0 };
}
