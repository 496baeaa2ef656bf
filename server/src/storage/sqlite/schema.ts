import { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';

/** Each entry brings the database one `user_version` further; entries are only ever added. */
const MIGRATIONS = [
  `CREATE TABLE sessions (
     code TEXT PRIMARY KEY,
     state TEXT NOT NULL,
     crc INTEGER NOT NULL,
     version INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     facilitator BLOB NOT NULL,
     participant BLOB NOT NULL,
     observer BLOB NOT NULL,
     recovery BLOB NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE tokens (
     hash BLOB PRIMARY KEY,
     code TEXT NOT NULL REFERENCES sessions (code) ON DELETE CASCADE,
     participant TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX tokens_by_session ON tokens (code);
   CREATE TABLE documents (
     code TEXT NOT NULL REFERENCES sessions (code) ON DELETE CASCADE,
     document TEXT NOT NULL,
     last INTEGER NOT NULL,
     changed_at INTEGER NOT NULL,
     PRIMARY KEY (code, document)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE log (
     code TEXT NOT NULL,
     document TEXT NOT NULL,
     seq INTEGER NOT NULL,
     crc INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     UNIQUE (code, document, seq),
     FOREIGN KEY (code, document) REFERENCES documents (code, document) ON DELETE CASCADE
   ) STRICT;
   CREATE TABLE snapshots (
     code TEXT NOT NULL,
     document TEXT NOT NULL,
     seq INTEGER NOT NULL,
     crc INTEGER NOT NULL,
     bytes BLOB NOT NULL,
     UNIQUE (code, document, seq),
     FOREIGN KEY (code, document) REFERENCES documents (code, document) ON DELETE CASCADE
   ) STRICT;`,
  `ALTER TABLE documents ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE documents ADD COLUMN base INTEGER NOT NULL DEFAULT 1;
   ALTER TABLE log ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE snapshots ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE writers (
     code TEXT NOT NULL,
     document TEXT NOT NULL,
     client INTEGER NOT NULL,
     participant TEXT NOT NULL,
     crc INTEGER NOT NULL,
     PRIMARY KEY (code, document, client),
     FOREIGN KEY (code, document) REFERENCES documents (code, document) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE retired (
     code TEXT NOT NULL,
     document TEXT NOT NULL,
     client INTEGER NOT NULL,
     PRIMARY KEY (code, document, client),
     FOREIGN KEY (code, document) REFERENCES documents (code, document) ON DELETE CASCADE
   ) STRICT, WITHOUT ROWID;`,
  'ALTER TABLE retired ADD COLUMN clock INTEGER NOT NULL DEFAULT 0;',
  // Without a foreign key: with one, SQLite would not clear the table page by page (see ballotTables.ts).
  `CREATE TABLE ballots (
     code TEXT NOT NULL,
     ballot TEXT NOT NULL,
     participant TEXT NOT NULL,
     round INTEGER NOT NULL,
     crc INTEGER NOT NULL,
     content TEXT NOT NULL,
     PRIMARY KEY (code, ballot, participant)
   ) STRICT, WITHOUT ROWID;`,
] as const;

/** The form that `migrate` brings a database to. */
export const SCHEMA_VERSION: number = MIGRATIONS.length;

/** Under which name it is marked to which form a database was brought. */
export const SCHEMA_MARK = 'schema';

export function schemaVersionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

/** Brings the database to the newest form; throws for one that a newer server made. */
export function migrate(database: DatabaseSync): void {
  const now = schemaVersionOf(database);
  if (now > SCHEMA_VERSION) {
    throw new Error('the data was written by a newer version of Verbindbord');
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < now) continue;
    database.exec(`BEGIN IMMEDIATE; ${migration} PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}

/** Whether the tables are as `migrate` makes them: a database that says so of itself may have rotted. */
export function hasOurTables(database: DatabaseSync): boolean {
  const made = new DatabaseSync(':memory:');
  migrate(made);
  const same = isDeepStrictEqual(tablesOf(database), tablesOf(made));
  made.close();
  return same;
}

function tablesOf(database: DatabaseSync): unknown {
  return database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}
