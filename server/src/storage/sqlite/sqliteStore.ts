import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { textChecksum } from '../checksum.ts';
import type { SessionRecord, Store, TokenRecord } from '../store.ts';
import { makeFolder } from './dataFolder.ts';
import { documentTables } from './documentTables.ts';
import { lockFolder } from './folderLock.ts';
import { GroupCommit } from './groupCommit.ts';
import { migrate } from './schema.ts';
import { asBytes, type Row } from './values.ts';

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

  const documents = documentTables(database);
  const writeState = (state: SessionState): void => {
    const text = JSON.stringify(state);
    const { changes } = sql.saveState.run(text, textChecksum(text), state.version, state.code);
    if (changes !== 1) throw new Error(`There is no session ${state.code} to save a state of.`);
  };

  return {
    createSession: (record, first) =>
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
        for (const { document, bytes } of first) {
          documents.append({ code: state.code, document }, bytes, state.createdAt, []);
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

    append: (key, bytes, at, writers = []) => group.write(() => documents.append(key, bytes, at, writers)),

    startEpoch: (key, base) => group.write(() => documents.startEpoch(key, base)),

    readDocument: async (key) => documents.read(key),

    saveSnapshot: (key, seq, bytes) => group.write(() => documents.saveSnapshot(key, seq, bytes)),

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
  };
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
