import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { filesIn } from '@verbindbord/server/src/storage/sqlite/files.ts';
import { PAGE_BYTES } from '@verbindbord/server/src/storage/sqlite/pages/openFile.ts';
import type { Chance } from '../proof.ts';

/** A word of all that people type in a folder that is spoiled. */
export const TYPED = 'gezegd';

const WAL_HEADER_BYTES = 32;
const FRAME_BYTES = PAGE_BYTES + 24;

/** What bad hardware did to a data folder. */
export interface Spoiled {
  /** For whoever has to find out. */
  readonly what: string;
  /** The pages of the database of which something may be gone: the bad place lies on them. */
  readonly pages: ReadonlySet<number>;
}

type Spoiler = (folder: string, chance: Chance) => Spoiled;

/** Turns one bit in the database, evenly over the file or on a page of one of its trees. */
export const flipInDatabase: Spoiler = (folder, chance) => {
  const { database } = filesIn(folder);
  const file = readFileSync(database);
  const pages = chance.percent(50) ? pagesOfOneTree(database, chance) : null;
  const page = pages ? chance.oneOf(pages) : chance.between(1, file.length / PAGE_BYTES);
  const at = (page - 1) * PAGE_BYTES + chance.between(0, PAGE_BYTES - 1);
  flip(database, at, chance);
  return { what: `a bit of byte ${at} of the database, on page ${page}`, pages: new Set([page]) };
};

/** Turns one bit in what somebody typed: nothing but a checksum can tell. */
export const flipInText: Spoiler = (folder, chance) => {
  const { database } = filesIn(folder);
  const bytes = readFileSync(database);
  const places: number[] = [];
  for (let at = bytes.indexOf(TYPED); at !== -1; at = bytes.indexOf(TYPED, at + 1)) places.push(at);
  const at = chance.oneOf(places);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(database, bytes);
  const page = Math.floor(at / PAGE_BYTES) + 1;
  return { what: `a letter at byte ${at} of the database, on page ${page}`, pages: new Set([page]) };
};

/** Turns one bit in the log beside the database. */
export const flipInLog: Spoiler = (folder, chance) => {
  const { log } = filesIn(folder);
  const at = chance.between(0, readFileSync(log).length - 1);
  const pages = pagesInLog(log, at, at + 1);
  flip(log, at, chance);
  return { what: `a bit of byte ${at} of the log`, pages };
};

/** Turns one bit in what is known beside the database of how far it has come: no board has to suffer from it. */
export const flipInMarks: Spoiler = (folder, chance) => {
  const { marks } = filesIn(folder);
  const at = chance.between(0, readFileSync(marks).length - 1);
  flip(marks, at, chance);
  return { what: `a bit of byte ${at} of the marks`, pages: new Set() };
};

export const truncateDatabase: Spoiler = (folder, chance) => {
  const { database } = filesIn(folder);
  const size = readFileSync(database).length;
  const left = chance.percent(10) ? 0 : chance.between(0, size - 1);
  truncateSync(database, left);
  const first = Math.floor(left / PAGE_BYTES) + 1;
  const count = size / PAGE_BYTES - first + 1;
  return {
    what: `the database from byte ${left}`,
    pages: new Set(Array.from({ length: count }, (_, index) => first + index)),
  };
};

export const truncateLog: Spoiler = (folder, chance) => {
  const { log } = filesIn(folder);
  const size = readFileSync(log).length;
  const left = chance.between(0, size - 1);
  const pages = pagesInLog(log, left, size);
  truncateSync(log, left);
  return { what: `the log from byte ${left}`, pages };
};

/** Leaves a stretch of sectors in the log as they were never written. */
export const tearLog: Spoiler = (folder, chance) => {
  const { log } = filesIn(folder);
  const bytes = readFileSync(log);
  const sectors = chance.between(1, 32);
  const start = 512 * chance.between(0, Math.floor(bytes.length / 512) - sectors);
  const pages = pagesInLog(log, start, start + 512 * sectors);
  bytes.fill(0, start, start + 512 * sectors);
  writeFileSync(log, bytes);
  return { what: `${sectors} sectors of the log from byte ${start}`, pages };
};

function flip(path: string, at: number, chance: Chance): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.between(0, 7));
  writeFileSync(path, bytes);
}

/** The pages of a table or an index that is chosen first, however small it is. */
function pagesOfOneTree(path: string, chance: Chance): number[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare('SELECT name, pageno FROM dbstat').all();
  database.close();
  const trees = [...Map.groupBy(rows, ({ name }) => String(name)).values()];
  return chance.oneOf(trees).map(({ pageno }) => Number(pageno));
}

/** The pages of which a frame lies in a stretch of the log. A transaction whose end is gone is gone as a whole. */
function pagesInLog(log: string, start: number, end: number): Set<number> {
  const bytes = readFileSync(log);
  const frames = Math.floor((bytes.length - WAL_HEADER_BYTES) / FRAME_BYTES);
  const headerOf = (frame: number): Buffer => bytes.subarray(WAL_HEADER_BYTES + frame * FRAME_BYTES);
  const frameAt = (at: number): number => Math.floor((at - WAL_HEADER_BYTES) / FRAME_BYTES);
  let first = Math.max(0, frameAt(start));
  let last = Math.min(frames - 1, frameAt(end - 1));
  while (first > 0 && headerOf(first - 1).readUInt32BE(4) === 0) first--;
  while (last < frames - 1 && headerOf(last).readUInt32BE(4) === 0) last++;
  const pages = new Set<number>();
  if (end <= WAL_HEADER_BYTES) return pages;
  for (let frame = first; frame <= last; frame++) pages.add(headerOf(frame).readUInt32BE(0));
  return pages;
}
