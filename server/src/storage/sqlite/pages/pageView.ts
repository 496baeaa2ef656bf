import { type OpenFile, openFile, PAGE_BYTES } from './openFile.ts';
import { isBroken, readWal, type Wal } from './walFile.ts';

/** A database as pages, numbered from 1. */
export interface PageView {
  readonly count: number;
  /** Null when there is no such page. */
  readonly page: (number: number) => Buffer | null;
}

/** The files of one database, read page by page without SQLite: also when SQLite does not want them any more. */
export interface PageFiles {
  /** What the files may mean, the likeliest first. */
  readonly views: readonly PageView[];
  readonly close: () => void;
}

/**
 * Opens the database and the log beside it. Where that log is broken there is more than one way to read the files:
 * as SQLite does, with all that stands in the log, and without the log.
 */
export function openPages(database: string, log: string): PageFiles {
  const base = openFile(database);
  const wal = readWal(log);
  const views = [viewOf(base, wal, wal?.taken ?? 0)];
  if (wal && isBroken(wal)) views.push(viewOf(base, wal, wal.frames.length), viewOf(base, null, 0));
  return {
    views,
    close: () => {
      base?.close();
      wal?.file.close();
    },
  };
}

function viewOf(base: OpenFile | null, wal: Wal | null, frames: number): PageView {
  const newest = new Map(wal?.frames.slice(0, frames).map(({ page, at }) => [page, at]));
  let count = Math.floor((base?.size ?? 0) / PAGE_BYTES);
  for (const page of newest.keys()) count = Math.max(count, page);
  return {
    count,
    page: (number) => {
      const at = newest.get(number);
      if (at !== undefined) return wal?.file.read(at, PAGE_BYTES) ?? null;
      return base?.read((number - 1) * PAGE_BYTES, PAGE_BYTES) ?? null;
    },
  };
}
