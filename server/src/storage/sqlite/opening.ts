import type { DatabaseSync } from 'node:sqlite';
import { connect } from './connection.ts';
import { DamagedFile, isDamageAtStart } from './damage.ts';
import { emptyLog } from './emptyLog.ts';
import { filesIn } from './files.ts';
import type { Marks } from './marks.ts';
import { isBroken, readWal } from './pages/walFile.ts';
import { finishRescue, keepAside, makeRescue } from './rescue/rescue.ts';
import { hasOurTables, migrate, SCHEMA_MARK, SCHEMA_VERSION, schemaVersionOf } from './schema.ts';

/** Tells whoever runs the server what is wrong with the files. */
export type Report = (message: string, details: object) => void;

export const MADE_ANEW =
  'The database was damaged and has been made anew from what can be read; the old files are kept.';

/**
 * Opens the database of a data folder. It is made anew first when SQLite cannot work with it, or would pass over
 * finished transactions in its log. Throws for what is no damage: a folder that cannot be used, a disk without room,
 * data of a newer version.
 */
export function openSound(folder: string, marks: Marks, report: Report): DatabaseSync {
  finishRescue(folder);
  const opened = logDamage(folder) ?? tryOpening(folder, marks);
  if (typeof opened !== 'string') return opened;
  const rescued = makeRescue(folder, keepAside(folder, 'damaged'), marks);
  finishRescue(folder);
  report(MADE_ANEW, { why: opened, ...rescued });
  return open(folder, marks);
}

/** Gives what is wrong when that is damage. */
function tryOpening(folder: string, marks: Marks): DatabaseSync | string {
  try {
    return open(folder, marks);
  } catch (error) {
    if (!isDamageAtStart(error, filesIn(folder).database)) throw error;
    return String(error);
  }
}

function open(folder: string, marks: Marks): DatabaseSync {
  const database = connect(folder);
  try {
    const isNewer = schemaVersionOf(database) > SCHEMA_VERSION;
    const wasNewer = marks.of(SCHEMA_MARK) > SCHEMA_VERSION || !marks.has(SCHEMA_MARK);
    if (isNewer && !wasNewer) throw new DamagedFile('The version of the tables is none that was written.');
    migrate(database);
    if (!hasOurTables(database)) throw new DamagedFile('The tables are not those that were made.');
    tryWriting(database, filesIn(folder).database);
    marks.note(SCHEMA_MARK, SCHEMA_VERSION);
    // A server that died just after a reveal has left in the log who gave which ballot.
    emptyLog(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** A file can rot into one that says that it may only be read. A full disk is no reason not to show what is there. */
function tryWriting(database: DatabaseSync, path: string): void {
  try {
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  } catch (error) {
    if (isDamageAtStart(error, path)) throw error;
  }
}

/** What is wrong with the log beside the database, or null. */
function logDamage(folder: string): string | null {
  const wal = readWal(filesIn(folder).log);
  wal?.file.close();
  return wal && isBroken(wal) ? 'Finished transactions in the log cannot be read.' : null;
}
