import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { documentNamed } from '../../documents/names.ts';
import { documentTables } from '../../storage/sqlite/documentTables.ts';
import { filesIn } from '../../storage/sqlite/files.ts';
import { isLocked } from '../../storage/sqlite/folderLock.ts';
import { contradictionsIn } from '../../storage/sqlite/integrity.ts';
import { Marks } from '../../storage/sqlite/marks.ts';
import { isBroken, readWal } from '../../storage/sqlite/pages/walFile.ts';
import { hasOurTables, SCHEMA_MARK, SCHEMA_VERSION, schemaVersionOf } from '../../storage/sqlite/schema.ts';
import type { Row } from '../../storage/sqlite/values.ts';
import type { DocumentKey } from '../../storage/store.ts';
import { WrongUse } from '../command.ts';
import { type DocumentReport, inspectDocument } from './inspectDocument.ts';
import { inspectSession, type SessionReport } from './inspectSession.ts';
import { openForReading } from './openForReading.ts';

/** How everything was found. */
export interface Inspection {
  readonly sound: boolean;
  readonly database: { readonly bytes: number; readonly problems: readonly string[] };
  readonly sessions: readonly SessionReport[];
  readonly documents: readonly DocumentReport[];
}

/** Called before each document. */
export type OnDocument = (done: number, of: number) => void;

const OLDER =
  'An older version of Verbindbord wrote this: start the server once, which brings it to this version.';
const NEWER = 'A newer version of Verbindbord wrote this: use that one.';

/** Which names were ever marked, and how far. */
type Known = ReadonlyMap<string, number>;
const NOTHING_KNOWN: Known = new Map();

/** Looks at everything in a data folder, also beside a server at work, and changes nothing. */
export function inspectFolder(folder: string, onDocument: OnDocument): Inspection {
  const { database, log, marks } = filesIn(folder);
  // First: what is marked is in the database already, and not the other way round.
  const known = knownIn(marks);
  const problems = isLocked(folder) ? [] : logProblems(log);
  return inspect(database, known, problems, onDocument);
}

/** Looks at everything in a database on its own, such as a backup. */
export function inspectFile(database: string, onDocument: OnDocument): Inspection {
  return inspect(database, NOTHING_KNOWN, [], onDocument);
}

function inspect(
  database: string,
  known: Known,
  problems: readonly string[],
  onDocument: OnDocument,
): Inspection {
  const { size } = statSync(database);
  const opened = tryOpening(database, known);
  if (typeof opened === 'string') {
    return reportOf(size, [...problems, opened], [], []);
  }
  const found = [...problems];
  const attempt = <T>(look: () => readonly T[]): readonly T[] => {
    try {
      return look();
    } catch (error) {
      found.push(`not all of it can be read: ${sentenceOf(error)}`);
      return [];
    }
  };
  // All at one moment, whatever is written meanwhile.
  opened.exec('BEGIN');
  const sessions = attempt(() => inspectSessions(opened, known));
  const documents = attempt(() => inspectDocuments(opened, known, onDocument));
  found.push(...attempt(() => contradictionsIn(opened)));
  opened.close();
  return reportOf(size, found, sessions, documents);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function reportOf(
  bytes: number,
  problems: readonly string[],
  sessions: readonly SessionReport[],
  documents: readonly DocumentReport[],
): Inspection {
  const all = [...sessions, ...documents];
  const sound = problems.length === 0 && all.every((one) => one.problems.length === 0);
  return { sound, database: { bytes, problems }, sessions, documents };
}

/** Gives what is wrong with a file that is no database of ours. */
function tryOpening(path: string, known: Known): DatabaseSync | string {
  try {
    const database = openForReading({ database: path, log: `${path}-wal` });
    if (hasOurTables(database)) return database;
    const version = schemaVersionOf(database);
    database.close();
    // Of a version that was never written nobody was told.
    const written = known.get(SCHEMA_MARK) ?? version;
    if (written < SCHEMA_VERSION) throw new WrongUse(OLDER);
    if (written > SCHEMA_VERSION) throw new WrongUse(NEWER);
    return 'its tables are not those that were made';
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    return `SQLite cannot open it: ${sentenceOf(error)}`;
  }
}

function inspectSessions(database: DatabaseSync, known: Known): SessionReport[] {
  const records = new Map(
    database
      .prepare('SELECT * FROM sessions')
      .all()
      .map((row) => [String(row.code), row]),
  );
  const tokens = database.prepare('SELECT hash, participant FROM tokens WHERE code = ?');
  const codes = new Set([...records.keys(), ...[...known.keys()].filter(isCode)]);
  return [...codes].sort().map((code) => {
    const row: Row | undefined = records.get(code);
    return inspectSession(code, row ?? null, tokens.all(code), known.get(code) ?? -1);
  });
}

function inspectDocuments(database: DatabaseSync, known: Known, onDocument: OnDocument): DocumentReport[] {
  const tables = documentTables(database);
  const keys = documentsIn(database, known);
  return keys.flatMap((key, index) => {
    onDocument(index, keys.length);
    const ref = documentNamed(key.document);
    if (!ref) return [];
    return inspectDocument(key, ref, tables.read(key), known.get(`${key.code}/${key.document}`) ?? 0);
  });
}

function documentsIn(database: DatabaseSync, known: Known): DocumentKey[] {
  const rows = database
    .prepare(
      `SELECT code, document FROM documents UNION SELECT code, document FROM log
       UNION SELECT code, document FROM snapshots`,
    )
    .all();
  const names = new Set(rows.map(({ code, document }) => `${code}/${document}`));
  for (const name of known.keys()) if (name.includes('/')) names.add(name);
  return [...names].sort().map((name) => {
    const [code = '', ...document] = name.split('/');
    return { code, document: document.join('/') };
  });
}

function knownIn(path: string): Known {
  if (!existsSync(path)) return NOTHING_KNOWN;
  const marks = new Marks(path, 'read');
  const known = new Map([...marks.names].map((name) => [name, marks.of(name)]));
  marks.close();
  return known;
}

function isCode(name: string): boolean {
  return /^[0-9A-Z]{8}$/.test(name);
}

/** Only when nobody writes in it: what is being written is not whole yet. */
function logProblems(log: string): string[] {
  const wal = readWal(log);
  wal?.file.close();
  return wal && isBroken(wal) ? ['finished transactions in its log cannot be read'] : [];
}
