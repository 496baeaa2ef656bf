import { DOMAINS, type DomainId, DRIVERS, type RingId, type SeatId } from '../../content/domains.ts';
import type { Language } from '../../content/localized.ts';
import { LIMITS } from '../limits.ts';
import { type Column, type ColumnField, type ColumnMeaning, findLayout } from './columns.ts';
import { duplicateFinder, type Known } from './duplicates.ts';
import { withoutGuard } from './formula.ts';
import type { DelimitedRow } from './parseDelimited.ts';
import type { Doubt, LeftRow, Proposal, ProposalText, RowReading, TableReading } from './reading.ts';
import {
  DOMAIN_WORDS,
  DRIVER_WORDS,
  matchWord,
  plain,
  RING_WORDS,
  SEAT_WORDS,
  type Vocabulary,
} from './vocabulary.ts';

export interface TableOptions {
  /** For the heading of a column that has none ('Kolom 7'). */
  readonly language: Language;
  /** Stakeholders that are on the board already. */
  readonly known?: readonly Known[];
  /** What columns hold, by index, where somebody knows better than the headings; null is the notes. */
  readonly meanings?: Readonly<Record<number, ColumnField | null>>;
}

/**
 * Reads stakeholders from the rows of a table: columns in any order, with Dutch, English or no headings. Nothing is
 * dropped: what is not understood is in the notes of its row and among its doubts, and a row without a name is in
 * `left`.
 */
export function readStakeholderTable(rows: readonly DelimitedRow[], options: TableOptions): TableReading {
  const layout = findLayout(rows);
  const columns = layout.columns.map((column, index) => corrected(column, index, options.meanings));
  const reader = new RowReader(columns, rows.slice(layout.firstRow), options.language);
  const findDuplicate = duplicateFinder(options.known ?? []);
  const read: RowReading[] = [];
  const left: LeftRow[] = rows.slice(0, layout.headingRow ?? 0).map((row) => leftRow(row, 'aboveHeadings'));
  for (const row of rows.slice(layout.firstRow)) {
    const cells = columns.map((_, index) => cleaned(row.cells[index] ?? ''));
    if (!reader.isStakeholder(cells)) {
      left.push(leftRow(row, 'otherKind'));
      continue;
    }
    const { proposal, doubts } = reader.read(cells);
    if (proposal.name === '') {
      left.push(leftRow(row, 'noName'));
      continue;
    }
    const duplicateOf = findDuplicate(proposal, row.line, reader.cell(cells, 'id'));
    read.push({ line: row.line, proposal, doubts, duplicateOf });
  }
  return { columns, hasHeadings: layout.headingRow !== null, rows: read, left };
}

function corrected(column: Column, index: number, meanings: TableOptions['meanings']): Column {
  if (meanings === undefined || !(index in meanings)) return column;
  return { heading: column.heading, meaning: meanings[index] ?? null, sure: true };
}

function leftRow(row: DelimitedRow, reason: LeftRow['reason']): LeftRow {
  const cells = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return { line: row.line, reason, text: cells.join(' · ') };
}

/**
 * The text of a cell: without spaces around it, without control characters, and without the apostrophe that keeps a
 * spreadsheet from calculating.
 */
function cleaned(cell: string): string {
  const text = cell
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .trim();
  return withoutGuard(text).trim();
}

const STAKEHOLDER_KINDS = new Set(['stakeholder', 'stakeholders', 'partij', 'party']);

/** Short values have their own limit, names another; see `LIMITS`. */
const TEXT_LIMITS: Readonly<Record<ProposalText, number>> = {
  name: LIMITS.name,
  organisation: LIMITS.short,
  person: LIMITS.short,
  role: LIMITS.short,
  represents: LIMITS.short,
  mandate: LIMITS.short,
  interest: LIMITS.text,
  standpoint: LIMITS.text,
  assumptions: LIMITS.text,
  notes: LIMITS.text,
};

/** What a row without this value gets. */
const RING_OF_SEAT: Readonly<Record<SeatId, RingId>> = {
  present: 'table',
  represented: 'involved',
  consulted: 'involved',
  missing: 'distant',
};
const SEAT_OF_RING: Readonly<Record<RingId, SeatId>> = {
  table: 'present',
  involved: 'represented',
  distant: 'missing',
};

/** Reads rows of one table. A column that holds nothing in any row is as good as not there. */
class RowReader {
  readonly #columns: readonly Column[];
  readonly #index: ReadonlyMap<ColumnMeaning, number>;
  readonly #language: Language;
  /** Tables say the same few words over and over. */
  readonly #matches = new Map<Vocabulary<string>, Map<string, ReturnType<typeof matchWord>>>();

  constructor(columns: readonly Column[], rows: readonly DelimitedRow[], language: Language) {
    this.#columns = columns;
    this.#language = language;
    const index = new Map<ColumnMeaning, number>();
    columns.forEach(({ meaning }, at) => {
      if (
        meaning !== null &&
        !index.has(meaning) &&
        rows.some(({ cells }) => (cells[at] ?? '').trim() !== '')
      ) {
        index.set(meaning, at);
      }
    });
    this.#index = index;
  }

  isStakeholder(cells: readonly string[]): boolean {
    const kind = this.cell(cells, 'kind');
    return kind === '' || STAKEHOLDER_KINDS.has(plain(kind));
  }

  cell(cells: readonly string[], meaning: ColumnMeaning): string {
    const index = this.#index.get(meaning);
    return index === undefined ? '' : (cells[index] ?? '');
  }

  read(cells: readonly string[]): { readonly proposal: Proposal; readonly doubts: readonly Doubt[] } {
    const doubts: Doubt[] = [];
    const remarks: string[] = [];
    const place = this.#readPlace(cells, doubts, remarks);
    const organisation = [this.cell(cells, 'organisation'), this.cell(cells, 'department')];
    const texts: Record<ProposalText, string> = {
      name: this.cell(cells, 'name').replaceAll(/\s+/g, ' '),
      organisation: organisation.filter((part) => part !== '').join(', '),
      person: this.cell(cells, 'person'),
      role: this.cell(cells, 'role'),
      interest: this.cell(cells, 'interest'),
      standpoint: this.cell(cells, 'standpoint'),
      represents: this.cell(cells, 'represents'),
      mandate: this.cell(cells, 'mandate'),
      assumptions: this.cell(cells, 'assumptions'),
      notes: this.cell(cells, 'notes'),
    };
    this.#columns.forEach((column, index) => {
      const value = cells[index] ?? '';
      const held = column.meaning !== null && this.#index.get(column.meaning) === index;
      if (!held && value !== '') remarks.push(`${this.#headingOf(column, index)}: ${value}`);
    });
    fit(texts, doubts, remarks);
    return { proposal: { ...texts, ...place }, doubts };
  }

  #headingOf(column: Column, index: number): string {
    if (column.heading !== '') return column.heading;
    return `${this.#language === 'nl' ? 'Kolom' : 'Column'} ${index + 1}`;
  }

  #readPlace(
    cells: readonly string[],
    doubts: Doubt[],
    remarks: string[],
  ): Pick<Proposal, 'domain' | 'driver' | 'ring' | 'seat'> {
    const keep = (field: ColumnField) => {
      const index = this.#index.get(field) ?? 0;
      const column = this.#columns[index];
      if (column) remarks.push(`${this.#headingOf(column, index)}: ${this.cell(cells, field)}`);
    };
    const told = <T extends Exclude<Doubt['guess'], null>>(
      field: ColumnField,
      words: Vocabulary<T>,
    ): T | null => {
      const value = this.cell(cells, field);
      const match = this.#match(value, words);
      if (match && match.how !== 'known') {
        doubts.push({ field, reason: 'guessed', value, guess: match.word });
        if (match.how === 'several') keep(field);
      } else if (!match && value !== '') {
        doubts.push({ field, reason: 'unknown', value, guess: null });
        keep(field);
      }
      return match?.word ?? null;
    };
    const saidDomain = told('domain', DOMAIN_WORDS);
    const saidDriver = told('driver', DRIVER_WORDS);
    const domain: DomainId | null = saidDomain ?? (saidDriver === null ? null : DRIVERS[saidDriver].domain);
    this.#doubtEmpty(cells, 'domain', doubts);
    this.#doubtEmpty(cells, 'driver', doubts);
    let driver = saidDriver;
    if (domain !== null && (driver === null || DRIVERS[driver].domain !== domain)) {
      const first = DOMAINS[domain].drivers[0].id;
      if (driver !== null) {
        doubts.push({
          field: 'driver',
          reason: 'otherDomain',
          value: this.cell(cells, 'driver'),
          guess: first,
        });
        keep('driver');
      }
      driver = first;
    }
    const saidRing = told('ring', RING_WORDS);
    const saidSeat = told('seat', SEAT_WORDS);
    this.#doubtEmpty(cells, 'ring', doubts);
    this.#doubtEmpty(cells, 'seat', doubts);
    const seat = saidSeat ?? (saidRing === null ? 'missing' : SEAT_OF_RING[saidRing]);
    const ring = saidRing ?? RING_OF_SEAT[seat];
    return { domain, driver, ring, seat };
  }

  /** An empty cell is doubtful in a column that is filled elsewhere, unless another column tells. */
  #doubtEmpty(cells: readonly string[], field: 'domain' | 'driver' | 'ring' | 'seat', doubts: Doubt[]): void {
    if (!this.#index.has(field) || this.cell(cells, field) !== '') return;
    const other = field === 'ring' ? 'seat' : field === 'seat' ? 'ring' : null;
    if (other !== null && this.cell(cells, other) !== '') return;
    doubts.push({ field, reason: 'empty', value: '', guess: null });
  }

  #match<T extends string>(value: string, words: Vocabulary<T>): ReturnType<typeof matchWord<T>> {
    const known = this.#matches.get(words) ?? new Map<string, ReturnType<typeof matchWord>>();
    this.#matches.set(words, known);
    if (!known.has(value)) known.set(value, matchWord(value, words));
    return (known.get(value) ?? null) as ReturnType<typeof matchWord<T>>;
  }
}

/** Cuts what is too long and keeps the whole of it in the notes, as far as these reach. */
function fit(texts: Record<ProposalText, string>, doubts: Doubt[], remarks: string[]): void {
  for (const field of Object.keys(TEXT_LIMITS) as ProposalText[]) {
    const value = texts[field];
    const limit = TEXT_LIMITS[field];
    if (field === 'notes' || value.length <= limit) continue;
    doubts.push({ field, reason: 'tooLong', value, guess: null });
    remarks.push(value);
    texts[field] = cut(value, limit);
  }
  const notes = [texts.notes, ...remarks].filter((part) => part !== '').join('\n');
  if (notes.length > TEXT_LIMITS.notes) {
    doubts.push({ field: 'notes', reason: 'tooLong', value: notes, guess: null });
  }
  texts.notes = cut(notes, TEXT_LIMITS.notes);
}

/** Never between the two halves of one character. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
