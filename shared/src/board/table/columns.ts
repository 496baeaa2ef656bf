import type { DelimitedRow } from './parseDelimited.ts';
import {
  DOMAIN_WORDS,
  DRIVER_WORDS,
  editDistance,
  matchWord,
  plain,
  RING_WORDS,
  SEAT_WORDS,
  type Vocabulary,
} from './vocabulary.ts';

/** What a column can hold of a stakeholder. */
export const COLUMN_FIELDS = [
  'name',
  'organisation',
  'department',
  'person',
  'role',
  'domain',
  'driver',
  'ring',
  'seat',
  'interest',
  'standpoint',
  'represents',
  'mandate',
  'assumptions',
  'notes',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** `kind` and `id` are columns of our own export: which rows are stakeholders, and which is which. */
export type ColumnMeaning = ColumnField | 'kind' | 'id';

export interface Column {
  /** The heading as it stands in the table; empty when the table has none. */
  readonly heading: string;
  /** Null for a column that is not known: its values go to the notes. */
  readonly meaning: ColumnMeaning | null;
  /** False when it was guessed: from another spelling of the heading, or from the values. */
  readonly sure: boolean;
}

export interface TableLayout {
  readonly columns: readonly Column[];
  /** Index of the first row with values. */
  readonly firstRow: number;
  /** Index of the row with headings, or null when there is none. */
  readonly headingRow: number | null;
}

/** In each list the writings of one meaning, the clearest first. */
const HEADINGS: Readonly<Record<ColumnMeaning, string>> = {
  kind: 'soort|kind|type item',
  id: 'id|identifier',
  name: 'stakeholder|stakeholders|partij|partijen|actor|actoren|betrokkene|belanghebbende|naam|name|naam partij|naam stakeholder|naam van de partij|naam van de stakeholder|stakeholder name|party|parties|wie|who|tekst|text',
  organisation:
    'organisatie|organisation|organization|org|instelling|instantie|bedrijf|company|institution|organisatienaam',
  department: 'afdeling|department|directie|team|onderdeel|unit|dienst|eenheid',
  person: 'persoon|person|contactpersoon|contact|contact person|naam persoon|naam contactpersoon|wie is het',
  role: 'rol|role|functie|function|functietitel|job title|position|positie',
  domain: 'domein|domain|domeinen|sector|wereld|veld',
  driver: 'driver|drijfveer|drivers|drijfveren|motief|motivatie|motive|motivation|drive',
  ring: 'ring|plek|plaats|place|afstand|distance|afstand tot de tafel|nabijheid|cirkel|circle|plek op de kaart',
  seat: 'aan tafel|zit aan tafel|at the table|at table|seat|tafel|table|stoel|zetel|deelname|betrokken|involved|status',
  interest: 'belang|belangen|interest|interests|doel|goal|wat wil deze partij|wens',
  standpoint: 'standpunt|standpoint|mening|opinie|opinion|stance|houding|view|position statement',
  represents: 'vertegenwoordigt|namens|represents|on behalf of|achterban|constituency',
  mandate: 'mandaat|mandate|bevoegdheid|authority',
  assumptions:
    'aannames|aannames en emoties|assumptions|assumptions and emotions|emoties|emotions|aanname|assumption',
  notes:
    'notities|notitie|notes|note|opmerking|opmerkingen|remark|remarks|toelichting|comment|comments|bijzonderheden|aantekening|aantekeningen',
};

const MEANINGS = new Map<string, { meaning: ColumnMeaning; rank: number }>();
for (const [meaning, writings] of Object.entries(HEADINGS) as [ColumnMeaning, string][]) {
  writings.split('|').forEach((writing, rank) => {
    MEANINGS.set(plain(writing), { meaning, rank });
  });
}

/** A title and some empty lines may stand above the headings. */
const ROWS_ABOVE_HEADINGS = 8;
const ROWS_TO_GUESS_BY = 200;

/** What the columns of a table hold, by their headings or, without headings, by their values. */
export function findLayout(rows: readonly DelimitedRow[]): TableLayout {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  for (const [index, row] of rows.slice(0, ROWS_ABOVE_HEADINGS).entries()) {
    const columns = readHeadings(row.cells, width);
    if (columns && !holdsValues(row.cells)) return { columns, firstRow: index + 1, headingRow: index };
  }
  return { columns: guessByValues(rows.slice(0, ROWS_TO_GUESS_BY), width), firstRow: 0, headingRow: null };
}

interface HeadingMatch {
  readonly meaning: ColumnMeaning;
  /** Lower is better when two columns say the same. */
  readonly rank: number;
  readonly sure: boolean;
}

/** Null when this row has no headings: of fewer than two columns is anything known. A single one has to be names. */
function readHeadings(cells: readonly string[], width: number): readonly Column[] | null {
  const matches = cells.map(matchHeading);
  const known = matches.filter((match) => match?.sure).length;
  const written = cells.filter((cell) => cell.trim() !== '').length;
  const only = matches.find(Boolean)?.meaning;
  const enough =
    (known >= 1 && matches.filter(Boolean).length >= 2) || (known === 1 && written === 1 && only === 'name');
  if (!enough) return null;
  const holder = new Map<ColumnMeaning, number>();
  const isExport = matches.some((match) => match?.meaning === 'kind');
  matches.forEach((match, index) => {
    if (!match || (match.meaning === 'id' && !isExport)) return;
    const rival = matches[holder.get(match.meaning) ?? -1];
    if (!rival || match.rank < rival.rank) holder.set(match.meaning, index);
  });
  const meanings = Array.from({ length: width }, (_, index) => {
    const meaning = matches[index]?.meaning;
    return meaning !== undefined && holder.get(meaning) === index ? meaning : null;
  });
  settleNames(meanings, matches);
  return meanings.map((meaning, index) => ({
    heading: (cells[index] ?? '').trim(),
    meaning,
    sure: matches[index]?.sure ?? true,
  }));
}

/**
 * Two columns can both be the name: next to 'partij' a column 'naam' holds a person. And without any name the
 * organisation, or else the person, is the stakeholder.
 */
function settleNames(meanings: (ColumnMeaning | null)[], matches: readonly (HeadingMatch | null)[]): void {
  const second = matches.findIndex((match, index) => match?.meaning === 'name' && meanings[index] === null);
  if (second >= 0 && !meanings.includes('person')) meanings[second] = 'person';
  if (meanings.includes('name')) return;
  for (const instead of ['organisation', 'person', 'department', 'role'] as const) {
    const index = meanings.indexOf(instead);
    if (index >= 0) {
      meanings[index] = 'name';
      return;
    }
  }
}

function matchHeading(cell: string): HeadingMatch | null {
  const asked = plain(cell.replaceAll(/\([^)]*\)/g, ' ')) || plain(cell);
  if (asked === '' || asked.length > 60) return null;
  const exact = MEANINGS.get(asked) ?? MEANINGS.get(plain(cell));
  if (exact) return { ...exact, sure: true };
  return nearestHeading(asked) ?? headingWithin(asked);
}

function nearestHeading(asked: string): HeadingMatch | null {
  if (asked.length < 4) return null;
  const limit = asked.length < 8 ? 2 : 3;
  let best: HeadingMatch | null = null;
  let lowest = limit;
  for (const [writing, { meaning, rank }] of MEANINGS) {
    if (writing.length < 4) continue;
    const distance = editDistance(asked, writing, lowest);
    if (distance < lowest) {
      best = { meaning, rank: rank + 100, sure: false };
      lowest = distance;
    }
  }
  return best;
}

/** 'E-mail contactpersoon' holds no person. */
const ABOUT_SOMETHING_ELSE = new Set(
  'mail email e telefoon tel telefoonnummer phone mobiel datum date nummer nr number code adres address'.split(
    ' ',
  ),
);

/** 'Belangrijkste drijfveer van de partij': the first word that is a heading of its own, and not a name. */
function headingWithin(asked: string): HeadingMatch | null {
  const words = asked.split(' ');
  if (words.length < 2 || words.length > 6 || words.some((word) => ABOUT_SOMETHING_ELSE.has(word)))
    return null;
  const found = words.flatMap((word) => MEANINGS.get(word) ?? []);
  const best = found.find(({ meaning }) => meaning !== 'name' && meaning !== 'id') ?? found[0];
  return best && best.meaning !== 'id' ? { meaning: best.meaning, rank: best.rank + 200, sure: false } : null;
}

const VALUES: readonly (readonly [ColumnField, Vocabulary<string>])[] = [
  ['domain', DOMAIN_WORDS],
  ['driver', DRIVER_WORDS],
  ['ring', RING_WORDS],
  ['seat', SEAT_WORDS],
];

/** A row with a domain beside a driver is a stakeholder, whatever its other cells are called. */
function holdsValues(cells: readonly string[]): boolean {
  const holds = (vocabulary: Vocabulary<string>) => cells.some((cell) => vocabulary.has(plain(cell)));
  return holds(DOMAIN_WORDS) && holds(DRIVER_WORDS);
}

function guessByValues(rows: readonly DelimitedRow[], width: number): readonly Column[] {
  const meanings: (ColumnMeaning | null)[] = Array.from({ length: width }, () => null);
  const values = meanings.map((_, index) =>
    rows.map(({ cells }) => (cells[index] ?? '').trim()).filter((value) => value !== ''),
  );
  for (const [field, vocabulary] of VALUES) {
    const shares = values.map((column, index) =>
      meanings[index] === null ? shareOf(column, (value) => matchWord(value, vocabulary) !== null) : 0,
    );
    const best = shares.indexOf(Math.max(...shares));
    if ((shares[best] ?? 0) >= 0.6) meanings[best] = field;
  }
  const free = () => meanings.flatMap((meaning, index) => (meaning === null ? [index] : []));
  const [name] = free().filter((index) => (values[index]?.length ?? 0) >= rows.length * 0.5);
  if (name !== undefined) meanings[name] = 'name';
  const longest = free().sort((a, b) => averageLength(values[b]) - averageLength(values[a]))[0];
  if (longest !== undefined && averageLength(values[longest]) > 20 && free().length > 1) {
    meanings[longest] = 'interest';
  }
  const [organisation] = free().filter((index) => averageLength(values[index]) > 0);
  if (organisation !== undefined && averageLength(values[organisation]) < 60)
    meanings[organisation] = 'organisation';
  return meanings.map((meaning) => ({ heading: '', meaning, sure: false }));
}

function shareOf(values: readonly string[], test: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(test).length / values.length;
}

function averageLength(values: readonly string[] = []): number {
  return values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length);
}
