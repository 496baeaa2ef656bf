import type { DatabaseSync } from 'node:sqlite';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import type { DocumentKey, EpochBase, SessionRecord, TokenRecord, Writer } from '../store.ts';
import { documentTables } from './documentTables.ts';
import { SCHEMA_VERSION } from './schema.ts';
import { sessionTables } from './sessionTables.ts';

interface FirstRow {
  readonly document: string;
  readonly bytes: Uint8Array;
}

/** All that is written, by name; each is called within a transaction. */
export type Writes = ReturnType<typeof writesOn>;
export type WriteName = keyof Writes;

/** Everything that is written to one database. */
export interface Writing {
  /** Asks for a write; resolves with what it gave once that is on disk. */
  readonly ask: <N extends WriteName>(
    name: N,
    ...given: Parameters<Writes[N]>
  ) => Promise<ReturnType<Writes[N]>>;
  /** Resolves when all that was asked for is written; nothing is after it. */
  readonly close: () => Promise<void>;
}

export function writesOn(database: DatabaseSync) {
  const sessions = sessionTables(database);
  const documents = documentTables(database);
  return {
    createSession: (record: SessionRecord, first: readonly FirstRow[]): boolean => {
      if (!sessions.create(record)) return false;
      const { code, createdAt } = record.state;
      for (const { document, bytes } of first) documents.append({ code, document }, bytes, createdAt, []);
      return true;
    },
    saveState: (state: SessionState, token?: TokenRecord): void => sessions.save(state, token),
    append: (key: DocumentKey, bytes: Uint8Array, at: number, writers: readonly Writer[]): number =>
      documents.append(key, bytes, at, writers),
    startEpoch: (key: DocumentKey, base: EpochBase): number => documents.startEpoch(key, base),
    saveSnapshot: (key: DocumentKey, seq: number, bytes: Uint8Array): void =>
      documents.saveSnapshot(key, seq, bytes),
    /** Writes what is there already: a transaction without a change would not reach the disk. */
    check: (): void => {
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    },
  };
}
