import { join } from 'node:path';
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { rowChecksum, textChecksum } from '../checksum.ts';
import type { DocumentKey, SessionRecord, Store, StoredRow, TokenRecord } from '../store.ts';
import { makeFolder } from './dataFolder.ts';
import { lockFolder } from './folderLock.ts';
import { GroupCommit } from './groupCommit.ts';
import { migrate } from './schema.ts';

/** SQLite's result code for a file that contradicts itself. */
const CORRUPT = 11;

type Row = Record<string, SQLOutputValue>;

/**
 * The store in one SQLite file in a folder on a local disk. Throws, with a sentence for a person, when the
 * folder cannot be made, written or is in use.
 */
export function openSqliteStore(folder: string): Store {
  makeFolder(folder);
  const unlock = lockFolder(folder);
  try {
    const database = new DatabaseSync(join(folder, 'verbindbord.sqlite'));
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON',
    );
    migrate(database);
    return storeOn(database, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function storeOn(database: DatabaseSync, unlock: () => void): Store {
  const sql = statements(database);
  const group = new GroupCommit(database);

  const appendRow = (key: DocumentKey, bytes: Uint8Array, at: number): number => {
    const seq = Number(sql.nextSeq.get(key.code, key.document, at)?.last);
    sql.append.run(key.code, key.document, seq, rowChecksum(key, seq, bytes), bytes);
    return seq;
  };
  const writeState = (state: SessionState): void => {
    const text = JSON.stringify(state);
    const { changes } = sql.saveState.run(text, textChecksum(text), state.version, state.code);
    if (changes !== 1) throw new Error(`There is no session ${state.code} to save a state of.`);
  };

  return {
    createSession: (record, documents) =>
      group.write(() => {
        const { state, secrets } = record;
        const text = JSON.stringify(state);
        const { changes } = sql.createSession.run(
          state.code,
          text,
          textChecksum(text),
          state.version,
          state.createdAt,
          secrets.facilitator,
          secrets.participant,
          secrets.observer,
          secrets.recovery,
        );
        if (changes === 0) return false;
        for (const { document, bytes } of documents) {
          appendRow({ code: state.code, document }, bytes, state.createdAt);
        }
        return true;
      }),

    readSession: async (code) => {
      const row = sql.readSession.get(code);
      return row === undefined ? null : asSessionRecord(row);
    },

    saveState: (state, token?: TokenRecord) =>
      group.write(() => {
        writeState(state);
        if (token) sql.addToken.run(token.hash, state.code, token.participant);
      }),

    participantOf: async (code, tokenHash) => {
      const participant = sql.participantOf.get(tokenHash, code)?.participant;
      return typeof participant === 'string' ? participant : null;
    },

    append: (key, bytes, at) => group.write(() => appendRow(key, bytes, at)),

    readDocument: async (key) => {
      const head = sql.readHead.get(key.code, key.document);
      return {
        last: Number(head?.last ?? 0),
        changedAt: head === undefined ? null : Number(head.changed_at),
        snapshots: readable(key, sql.readSnapshots),
        rows: readable(key, sql.readLog),
      };
    },

    saveSnapshot: (key, seq, bytes) =>
      group.write(() => {
        sql.saveSnapshot.run(key.code, key.document, seq, rowChecksum(key, seq, bytes), bytes);
        const kept = sql.readSnapshotSeqs.all(key.code, key.document).map((row) => Number(row.seq));
        const older = kept[1];
        if (older === undefined) return;
        sql.dropSnapshots.run(key.code, key.document, older);
        sql.dropRows.run(key.code, key.document, older);
      }),

    check: () => group.write(() => {}),

    close: async () => {
      group.close();
      database.close();
      unlock();
    },
  };
}

function statements(database: DatabaseSync) {
  return {
    createSession: database.prepare(
      `INSERT INTO sessions (code, state, crc, version, created_at, facilitator, participant, observer, recovery)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING`,
    ),
    readSession: database.prepare('SELECT * FROM sessions WHERE code = ?'),
    saveState: database.prepare('UPDATE sessions SET state = ?, crc = ?, version = ? WHERE code = ?'),
    addToken: database.prepare('INSERT INTO tokens (hash, code, participant) VALUES (?, ?, ?)'),
    participantOf: database.prepare('SELECT participant FROM tokens WHERE hash = ? AND code = ?'),
    nextSeq: database.prepare(
      `INSERT INTO documents (code, document, last, changed_at) VALUES (?, ?, 1, ?)
       ON CONFLICT (code, document) DO UPDATE SET last = last + 1, changed_at = excluded.changed_at
       RETURNING last`,
    ),
    append: database.prepare('INSERT INTO log (code, document, seq, crc, bytes) VALUES (?, ?, ?, ?, ?)'),
    readHead: database.prepare('SELECT last, changed_at FROM documents WHERE code = ? AND document = ?'),
    readLog: database.prepare('SELECT seq, crc, bytes FROM log WHERE code = ? AND document = ? ORDER BY seq'),
    readSnapshots: database.prepare(
      'SELECT seq, crc, bytes FROM snapshots WHERE code = ? AND document = ? ORDER BY seq DESC',
    ),
    readSnapshotSeqs: database.prepare(
      'SELECT seq FROM snapshots WHERE code = ? AND document = ? ORDER BY seq DESC LIMIT 2',
    ),
    saveSnapshot: database.prepare(
      `INSERT INTO snapshots (code, document, seq, crc, bytes) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (code, document, seq) DO UPDATE SET crc = excluded.crc, bytes = excluded.bytes`,
    ),
    dropSnapshots: database.prepare('DELETE FROM snapshots WHERE code = ? AND document = ? AND seq < ?'),
    dropRows: database.prepare('DELETE FROM log WHERE code = ? AND document = ? AND seq <= ?'),
  };
}

/**
 * The rows up to the first that the file itself cannot give any more. What is missing then is seen by its
 * number; throwing here would cost the good rows before it.
 */
function readable(key: DocumentKey, query: StatementSync): StoredRow[] {
  const rows: StoredRow[] = [];
  try {
    for (const row of query.iterate(key.code, key.document)) rows.push(asRow(key, row));
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error && error.errcode === CORRUPT)) throw error;
  }
  return rows;
}

function asRow(key: DocumentKey, row: Row): StoredRow {
  const seq = Number(row.seq);
  const bytes = asBytes(row.bytes);
  return { seq, bytes, sound: rowChecksum(key, seq, bytes) === Number(row.crc) };
}

function asSessionRecord(row: Row): SessionRecord {
  const text = String(row.state);
  if (textChecksum(text) !== Number(row.crc)) {
    throw new Error(`The record of session ${String(row.code)} is damaged.`);
  }
  return {
    state: JSON.parse(text) as SessionState,
    secrets: {
      facilitator: asBytes(row.facilitator),
      participant: asBytes(row.participant),
      observer: asBytes(row.observer),
      recovery: asBytes(row.recovery),
    },
  };
}

function asBytes(value: SQLOutputValue | undefined): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array();
}
