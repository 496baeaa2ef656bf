import type { DatabaseSync } from 'node:sqlite';

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
] as const;

/** Brings the database to the newest form; throws for one that a newer server made. */
export function migrate(database: DatabaseSync): void {
  const now = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (now > MIGRATIONS.length) {
    throw new Error('the data was written by a newer version of Verbindbord');
  }
  for (const [index, migration] of MIGRATIONS.entries()) {
    if (index < now) continue;
    database.exec(`BEGIN IMMEDIATE; ${migration} PRAGMA user_version = ${index + 1}; COMMIT`);
  }
}
