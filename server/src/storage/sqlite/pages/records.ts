import { PAGE_BYTES } from './openFile.ts';
import type { PageView } from './pageView.ts';

/** One value of a row. Whole numbers beyond 2^53 are not kept here and come out rounded. */
export type Value = null | number | string | Buffer;
export type Values = readonly Value[];

const FILE_HEADER_BYTES = 100;
/** The kinds of pages that hold rows. The inner pages of a table with rowids hold none. */
const TABLE_LEAF = 0x0d;
const INDEX_LEAF = 0x0a;
const INDEX_INNER = 0x02;
/** More than a row of ours ever has; what claims more is not a row. */
const MAX_ROW_BYTES = 256 * 1024 * 1024;

/**
 * All rows that stand on the pages of a database, of all its tables and indexes, in no order. It looks at nothing but
 * the pages themselves: no root, no tree, no list of free pages has to be sound. What cannot be a row is passed over;
 * what comes out may still be damaged.
 */
export function* recordsOf(view: PageView): Iterable<Values> {
  for (let number = 1; number <= view.count; number++) {
    const page = view.page(number);
    if (!page) continue;
    for (const at of cellsOf(page, number === 1 ? FILE_HEADER_BYTES : 0)) {
      const payload = payloadOf(view, page, at.kind, at.cell);
      const values = payload && valuesOf(payload);
      if (values) yield values;
    }
  }
}

interface Cell {
  readonly kind: number;
  readonly cell: number;
}

function* cellsOf(page: Buffer, header: number): Iterable<Cell> {
  const kind = page.readUInt8(header);
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF && kind !== INDEX_INNER) return;
  const count = page.readUInt16BE(header + 3);
  const first = header + (kind === INDEX_INNER ? 12 : 8);
  for (let at = first; at < first + 2 * count && at + 2 <= PAGE_BYTES; at += 2) {
    yield { kind, cell: page.readUInt16BE(at) };
  }
}

/** The bytes of a row, gathered from its page and those that it runs over to; null when they are not there. */
function payloadOf(view: PageView, page: Buffer, kind: number, cell: number): Buffer | null {
  const length = readVarint(page, kind === INDEX_INNER ? cell + 4 : cell);
  if (!length || length.value > MAX_ROW_BYTES) return null;
  const start = kind === TABLE_LEAF ? readVarint(page, length.end)?.end : length.end;
  if (start === undefined) return null;
  const local = localBytes(length.value, kind);
  if (start + local > PAGE_BYTES) return null;
  const here = page.subarray(start, start + local);
  if (local === length.value) return here;
  if (start + local + 4 > PAGE_BYTES) return null;
  const rest = overflow(view, page.readUInt32BE(start + local), length.value - local);
  return rest && Buffer.concat([here, ...rest]);
}

function overflow(view: PageView, first: number, length: number): Buffer[] | null {
  const parts: Buffer[] = [];
  let number = first;
  for (let left = length; left > 0; left -= PAGE_BYTES - 4) {
    const page = view.page(number);
    if (!page) return null;
    parts.push(page.subarray(4, 4 + Math.min(left, PAGE_BYTES - 4)));
    number = page.readUInt32BE(0);
  }
  return parts;
}

/** How much of a row stands on its own page, by SQLite's rule. */
function localBytes(length: number, kind: number): number {
  const most = kind === TABLE_LEAF ? PAGE_BYTES - 35 : Math.floor(((PAGE_BYTES - 12) * 64) / 255) - 23;
  if (length <= most) return length;
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (PAGE_BYTES - 4));
  return fitting <= most ? fitting : least;
}

function valuesOf(payload: Buffer): Values | null {
  const header = readVarint(payload, 0);
  if (!header || header.value > payload.length) return null;
  const values: Value[] = [];
  let at = header.value;
  for (let type = readVarint(payload, header.end); ; type = readVarint(payload, type.end)) {
    if (!type) return null;
    const length = lengthOf(type.value);
    if (length === null || at + length > payload.length) return null;
    values.push(readValue(type.value, payload.subarray(at, at + length)));
    at += length;
    if (type.end === header.value) return at === payload.length ? values : null;
    if (type.end > header.value) return null;
  }
}

const NUMBER_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

function lengthOf(type: number): number | null {
  return type < 12 ? (NUMBER_BYTES[type] ?? null) : Math.floor((type - 12) / 2);
}

function readValue(type: number, bytes: Buffer): Value {
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString('utf8');
  if (type === 0) return null;
  if (type === 7) return bytes.readDoubleBE(0);
  if (type >= 8) return type - 8;
  if (bytes.length === 8) return Number(bytes.readBigInt64BE(0));
  return bytes.readIntBE(0, bytes.length);
}

interface Varint {
  readonly value: number;
  /** Where the next thing starts. */
  readonly end: number;
}

/** SQLite's number of one to nine bytes, the highest first; null when it runs off the page or is no length. */
function readVarint(bytes: Buffer, start: number): Varint | null {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = bytes[at];
    if (byte === undefined) return null;
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  return { value: Number.MAX_SAFE_INTEGER, end: start + 9 };
}
