import type { DatabaseSync } from 'node:sqlite';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { asSessionState, type StoredState } from '@verbindbord/shared/session/stored.ts';
import { textChecksum } from '../checksum.ts';
import { DamagedRecord, type SecretHashes, type SessionRecord, type TokenRecord } from '../store.ts';
import { asBytes, type Row } from './values.ts';

/** What `Store` says of sessions, each within the transaction of its caller. */
export interface SessionTables {
  /** False when the code is taken. */
  readonly create: (record: SessionRecord) => boolean;
  readonly save: (state: SessionState, token?: TokenRecord) => void;
  readonly saveSecrets: (code: string, secrets: SecretHashes) => void;
  /** Null when there is no such session; throws `DamagedRecord`. */
  readonly read: (code: string) => SessionRecord | null;
  readonly participantOf: (code: string, tokenHash: Uint8Array) => string | null;
}

export function sessionTables(database: DatabaseSync): SessionTables {
  const sql = statements(database);
  return {
    create: ({ state, secrets }) => {
      const text = JSON.stringify(state);
      const { changes } = sql.create.run(
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
      return changes === 1;
    },

    save: (state, token) => {
      const text = JSON.stringify(state);
      const { changes } = sql.save.run(text, textChecksum(text), state.version, state.code);
      if (changes !== 1) throw new Error(`There is no session ${state.code} to save a state of.`);
      if (token) sql.addToken.run(token.hash, state.code, token.participant);
    },

    saveSecrets: (code, { facilitator, participant, observer, recovery }) => {
      sql.saveSecrets.run(facilitator, participant, observer, recovery, code);
    },

    read: (code) => {
      const row = sql.read.get(code);
      return row === undefined ? null : asSessionRecord(code, row);
    },

    participantOf: (code, tokenHash) => {
      const participant = sql.participantOf.get(tokenHash, code)?.participant;
      return typeof participant === 'string' ? participant : null;
    },
  };
}

function statements(database: DatabaseSync) {
  return {
    create: database.prepare(
      `INSERT INTO sessions (code, state, crc, version, created_at, facilitator, participant, observer, recovery)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING`,
    ),
    read: database.prepare('SELECT * FROM sessions WHERE code = ?'),
    save: database.prepare('UPDATE sessions SET state = ?, crc = ?, version = ? WHERE code = ?'),
    saveSecrets: database.prepare(
      'UPDATE sessions SET facilitator = ?, participant = ?, observer = ?, recovery = ? WHERE code = ?',
    ),
    addToken: database.prepare('INSERT INTO tokens (hash, code, participant) VALUES (?, ?, ?)'),
    participantOf: database.prepare('SELECT participant FROM tokens WHERE hash = ? AND code = ?'),
  };
}

function asSessionRecord(code: string, row: Row): SessionRecord {
  const text = String(row.state);
  if (textChecksum(text) !== Number(row.crc)) throw new DamagedRecord(code);
  return {
    state: asSessionState(JSON.parse(text) as StoredState),
    secrets: {
      facilitator: asBytes(row.facilitator),
      participant: asBytes(row.participant),
      observer: asBytes(row.observer),
      recovery: asBytes(row.recovery),
    },
  };
}
