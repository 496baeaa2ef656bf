import type { Column, Detail, Item } from '../activities/blocks.ts';
import { DETAILS } from '../activities/blocks.ts';
import type { Kind } from '../board/roots.ts';
import type { Language } from '../content/localized.ts';
import { DETAIL_WORDS, TEXT_COLUMN_WORDS, WORDS } from './words.ts';

/** One filled-in detail as it is printed: 'Belang: Rust in de keten'. */
export interface PrintedDetail {
  readonly detail: Detail;
  readonly label: string;
  readonly value: string;
}

/** What data says of the thing itself: the report has other words instead, or says it in a part of its own. */
const OF_DATA: readonly (Detail | 'number' | 'text')[] = [
  ...(['original', 'leftOut'] as const),
  ...(['placeBefore', 'whyBefore', 'placeAfter', 'whyAfter', 'lensBefore', 'lensAfter'] as const),
];

/** The details of an item that are shown, in their order, without those that its surroundings say already. */
export function printedDetails(
  item: Item,
  language: Language,
  said: readonly (Detail | 'number' | 'text')[] = [],
): readonly PrintedDetail[] {
  return DETAILS.flatMap((detail) => {
    const value = item.details[detail];
    if (value === undefined || said.includes(detail) || OF_DATA.includes(detail)) return [];
    return [{ detail, label: DETAIL_WORDS[detail][language], value }];
  });
}

/** What notes and groups need not say where they hang on their sheet, in their group. */
export const SAID_BY_SHEET: readonly Detail[] = ['sheet', 'cluster'];

/** The details that have a column. A connection says its two ends, so its own text says nothing more. */
export function saidByColumns(columns: readonly Column[]): readonly (Detail | 'number' | 'text')[] {
  return columns.flat();
}

/** The heading of a column: 'Domein, driver'. */
export function columnHeading(column: Column, kind: Kind, language: Language): string {
  const words = column.map((part) =>
    part === 'text' ? TEXT_COLUMN_WORDS[kind][language] : DETAIL_WORDS[part][language],
  );
  return words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toLowerCase() + word.slice(1)))
    .join(', ');
}

/** The values of a column, without empty ones and without saying the same twice. */
export function columnValues(column: Column, item: Item): readonly string[] {
  const values = column.map((part) => {
    if (part === 'number') return item.seat === null ? '' : String(item.seat.number);
    return (part === 'text' ? item.text : item.details[part]) ?? '';
  });
  return [...new Set(values)].filter((value) => value !== '');
}

/** How many rows of a table have to have the same origin before it is said once for all of them. */
const NEARLY_ALL = 0.8;

/** The origin that nearly all items share, to be said once; null when there is none. */
export function sharedSource(items: readonly Item[]): string | null {
  const times = new Map<string, number>();
  for (const { source } of items) if (source !== '') times.set(source, (times.get(source) ?? 0) + 1);
  const [most, count] = [...times].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  return items.length > 2 && count >= items.length * NEARLY_ALL ? most : null;
}

/** What has to be said of an item's origin beside what was said of all: empty when that is nothing. */
export function ownSource(item: Item, shared: string | null, language: Language): string {
  if (item.source === shared) return '';
  return item.source === '' && shared !== null ? WORDS.addedHere[language] : item.source;
}
