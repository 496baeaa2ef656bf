import type { DatabaseSync } from 'node:sqlite';
import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import type {
  BallotKey,
  BoardRow,
  DocumentKey,
  EpochBase,
  SessionRecord,
  TokenRecord,
  Writer,
} from '../store.ts';
import { ballotTables } from './ballotTables.ts';
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
  const ballots = ballotTables(database);
  return {
    createSession: (record: SessionRecord, first: readonly FirstRow[]): boolean => {
      if (!sessions.create(record)) return false;
      const { code, createdAt } = record.state;
      for (const { document, bytes } of first) documents.append({ code, document }, bytes, createdAt, []);
      return true;
    },
    saveState: (state: SessionState, token?: TokenRecord): void => sessions.save(state, token),
    saveWithBoard: (state: SessionState, row: BoardRow | null): number | null => {
      sessions.save(state);
      return row && documents.append(row.key, row.bytes, row.at, row.writers);
    },
    append: (key: DocumentKey, bytes: Uint8Array, at: number, writers: readonly Writer[]): number =>
      documents.append(key, bytes, at, writers),
    startEpoch: (key: DocumentKey, base: EpochBase): number => documents.startEpoch(key, base),
    saveSnapshot: (key: DocumentKey, seq: number, bytes: Uint8Array): void =>
      documents.saveSnapshot(key, seq, bytes),
    saveBallot: (key: BallotKey, participant: string, content: BallotContent | null): void =>
      ballots.save(key, participant, content),
    dropBallot: (code: string, ballot: string): void => ballots.drop(code, ballot),
    reveal: (state: SessionState, ballot: string, row: BoardRow | null): number | null => {
      sessions.save(state);
      ballots.drop(state.code, ballot);
      return row && documents.append(row.key, row.bytes, row.at, row.writers);
    },
    /** Writes what is there already: a transaction without a change would not reach the disk. */
    check: (): void => {
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    },
  };
}
