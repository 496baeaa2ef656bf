import { DatabaseSync } from 'node:sqlite';
import { filesIn } from './files.ts';

/** The log is cut back to this size when a checkpoint has emptied it; a large paste makes it longer for a while. */
const LOG_BYTES = 8 * 1024 * 1024;

/** A connection to the database of a data folder. What is committed on it is on disk. */
export function connect(folder: string): DatabaseSync {
  const database = new DatabaseSync(filesIn(folder).database);
  database.exec(
    `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
     PRAGMA journal_size_limit = ${LOG_BYTES}`,
  );
  return database;
}
