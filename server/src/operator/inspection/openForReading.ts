import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { DataFiles } from '../../storage/sqlite/files.ts';

/**
 * A connection that changes nothing, also beside a server at work. Without a log beside it nobody has the database
 * open, and SQLite is told that nobody will: it would otherwise leave files behind.
 */
export function openForReading({ database, log }: Pick<DataFiles, 'database' | 'log'>): DatabaseSync {
  if (existsSync(log)) return new DatabaseSync(database, { readOnly: true });
  const address = pathToFileURL(database);
  address.searchParams.set('immutable', '1');
  return new DatabaseSync(address, { readOnly: true });
}
