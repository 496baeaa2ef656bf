import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DataFiles, filesIn } from '../files.ts';
import type { Marks } from '../marks.ts';
import { openPages } from '../pages/pageView.ts';
import { migrate } from '../schema.ts';
import { type Salvaged, salvage } from './salvage.ts';

export interface Rescued extends Salvaged {
  /** The folder in which the damaged files are kept as they were. */
  readonly kept: string;
}

/**
 * Makes a fresh database of all that can be read in damaged files that were kept aside. It takes the place of the
 * damaged one with `finishRescue`, at the latest when the data folder is next opened.
 *
 * @throws when there is no room for it on the disk; nothing has changed then
 */
export function makeRescue(folder: string, kept: string, marks: Marks): Rescued {
  const { database } = filesIn(folder);
  const making = `${database}-making`;
  for (const path of [making, `${making}-journal`]) rmSync(path, { force: true });
  const salvaged = makeFresh(making, kept, marks);
  renameSync(making, readyOf(database));
  syncFolder(folder);
  return { ...salvaged, kept };
}

/** Puts a fresh database in place, if one is ready. Nobody has the damaged one open. */
export function finishRescue(folder: string): void {
  const { database, log, logIndex } = filesIn(folder);
  if (!existsSync(readyOf(database))) return;
  // What stands in the log belongs to the pages of the damaged file, and SQLite would put it over the fresh ones.
  for (const path of [log, logIndex]) rmSync(path, { force: true });
  syncFolder(folder);
  renameSync(readyOf(database), database);
  syncFolder(folder);
}

/** Copies the files as they are into a new folder inside the data folder, and gives that. */
export function keepAside(folder: string, why: string): string {
  const moment = new Date().toISOString().replaceAll(':', '-');
  const kept = join(folder, `${why}-${moment}`);
  mkdirSync(kept, { mode: 0o700 });
  const [from, to] = [filesIn(folder), filesIn(kept)];
  for (const name of ['database', 'log', 'marks'] satisfies (keyof DataFiles)[]) {
    if (existsSync(from[name])) copyFileSync(from[name], to[name], constants.COPYFILE_FICLONE);
  }
  return kept;
}

function makeFresh(path: string, from: string, marks: Marks): Salvaged {
  const pages = openPages(filesIn(from).database, filesIn(from).log);
  const fresh = new DatabaseSync(path);
  try {
    fresh.exec('PRAGMA synchronous = OFF');
    migrate(fresh);
    return salvage(pages, marks, fresh);
  } finally {
    fresh.close();
    pages.close();
    sync(path, 'r+');
  }
}

function readyOf(database: string): string {
  return `${database}-rescued`;
}

function syncFolder(folder: string): void {
  // Windows has no such thing as waiting for a folder.
  if (process.platform !== 'win32') sync(folder, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
