import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store.ts';
import { connect } from './connection.ts';
import { makeFolder } from './dataFolder.ts';
import { documentTables } from './documentTables.ts';
import { lockFolder } from './folderLock.ts';
import { migrate } from './schema.ts';
import { sessionTables } from './sessionTables.ts';
import { ThreadWriting } from './ThreadWriting.ts';
import { alone } from './values.ts';
import type { Writing } from './writes.ts';

/**
 * The store in one SQLite file in a folder on a local disk. Throws, with a sentence for a person, when the
 * folder cannot be made, written or is in use.
 *
 * @param writingIn how it writes
 */
export function openSqliteStore(
  folder: string,
  writingIn: (folder: string) => Writing = (place) => new ThreadWriting(place),
): Store {
  makeFolder(folder);
  const unlock = lockFolder(folder);
  try {
    const database = connect(folder);
    migrate(database);
    return storeOn(database, writingIn(folder), unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

function storeOn(database: DatabaseSync, writing: Writing, unlock: () => void): Store {
  const sessions = sessionTables(database);
  const documents = documentTables(database);
  return {
    createSession: (record, first) => writing.ask('createSession', record, first),
    readSession: async (code) => sessions.read(code),
    saveState: (state, token) => writing.ask('saveState', state, token),
    participantOf: async (code, tokenHash) => sessions.participantOf(code, tokenHash),
    append: (key, bytes, at, writers = []) => writing.ask('append', key, alone(bytes), at, writers),
    startEpoch: (key, base) => writing.ask('startEpoch', key, { ...base, bytes: alone(base.bytes) }),
    readDocument: async (key) => atOneMoment(database, () => documents.read(key)),
    saveSnapshot: (key, seq, bytes) => writing.ask('saveSnapshot', key, seq, alone(bytes)),
    check: () => writing.ask('check'),
    close: async () => {
      await writing.close();
      database.close();
      unlock();
    },
  };
}

/** Reads several things as they were together, whatever is written meanwhile. */
function atOneMoment<T>(database: DatabaseSync, read: () => T): T {
  database.exec('BEGIN');
  try {
    return read();
  } finally {
    database.exec('COMMIT');
  }
}
