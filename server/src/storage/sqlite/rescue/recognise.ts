import {
  ballotChecksum,
  rowChecksum,
  snapshotChecksum,
  textChecksum,
  writerChecksum,
} from '../../checksum.ts';
import type { BallotKey, DocumentKey, Writer } from '../../store.ts';
import type { Value, Values } from '../pages/records.ts';

/** A row of one of our tables, by what it looks like. Where it has a checksum, `sound` says whether that holds. */
export type Found =
  | ({ readonly table: 'sessions'; readonly sound: boolean } & FoundSession)
  | { readonly table: 'tokens'; readonly hash: Buffer; readonly code: string; readonly participant: string }
  | ({ readonly table: 'documents' } & FoundHead)
  | ({ readonly table: 'log' | 'snapshots' } & FoundRow)
  | {
      readonly table: 'ballots';
      readonly key: BallotKey;
      readonly participant: string;
      readonly crc: number;
      readonly content: string;
    }
  | { readonly table: 'writers'; readonly key: DocumentKey; readonly writer: Writer; readonly crc: number }
  | { readonly table: 'retired'; readonly key: DocumentKey; readonly client: number; readonly clock: number };

export interface FoundSession {
  readonly code: string;
  readonly state: string;
  /** Which of several records of one session is the newest; -1 for one that is damaged. */
  readonly version: number;
  /** The columns as they stand there. */
  readonly values: Values;
}

export interface FoundHead {
  readonly key: DocumentKey;
  readonly last: number;
  readonly changedAt: number;
  readonly epoch: number;
  readonly base: number;
}

export interface FoundRow {
  readonly key: DocumentKey;
  readonly epoch: number;
  readonly seq: number;
  readonly crc: number;
  readonly bytes: Buffer;
}

const CODE = /^[0-9A-Z]{8}$/;
const DOCUMENT = /^(board|(pair|removed)\/[A-Za-z0-9-]{1,64})$/;
/** Later than any number of a row, earlier than any moment: tells the head of a document from an entry of an index. */
const FIRST_MOMENT = 1_000_000_000_000;

/**
 * What a row is, or null when it is none of ours or not what was written. The tables were made in this order of
 * columns (see `schema.ts`), and what a later version of them added may be missing.
 */
export function recognise(values: Values): Found | null {
  return asToken(values) ?? asSession(values) ?? asBallot(values) ?? asPartOfDocument(values);
}

function asToken([hash, code, participant, ...more]: Values): Found | null {
  if (!Buffer.isBuffer(hash) || !isCode(code) || typeof participant !== 'string') return null;
  return more.length === 0 ? { table: 'tokens', hash, code, participant } : null;
}

function asSession(values: Values): Found | null {
  const [code, state, crc, , , ...secrets] = values;
  if (typeof code !== 'string' || typeof state !== 'string' || secrets.length !== 4) return null;
  if (!secrets.every(Buffer.isBuffer)) return null;
  const known = textChecksum(state) === crc ? said(state) : null;
  if (known) return { table: 'sessions', sound: true, ...known, state, values };
  return isCode(code) ? { table: 'sessions', sound: false, code, version: -1, state, values } : null;
}

function asBallot(values: Values): Found | null {
  const [code, ballot, participant, round, crc, content, ...more] = values;
  if (!isCode(code) || typeof ballot !== 'string' || typeof participant !== 'string') return null;
  if (!isCount(round) || typeof content !== 'string' || more.length > 0) return null;
  const key = { code, ballot, round };
  return crc === ballotChecksum(key, participant, content)
    ? { table: 'ballots', key, participant, crc, content }
    : null;
}

/** What a sound state says of itself; its key may have rotted. */
function said(state: string): { readonly code: string; readonly version: number } {
  const { code, version } = JSON.parse(state) as { readonly code: string; readonly version: number };
  return { code, version };
}

function asPartOfDocument([code, document, ...values]: Values): Found | null {
  if (!isCode(code) || typeof document !== 'string' || !DOCUMENT.test(document)) return null;
  const key = { code, document };
  return asRow(key, values) ?? asWriter(key, values) ?? asHead(key, values) ?? asRetired(key, values);
}

function asRow(key: DocumentKey, [seq, crc, bytes, epoch = 0]: Values): Found | null {
  if (!isCount(seq) || !isCount(epoch) || typeof crc !== 'number' || !Buffer.isBuffer(bytes)) return null;
  const row = { key, epoch, seq, crc, bytes };
  if (crc === rowChecksum(key, epoch, seq, bytes)) return { table: 'log', ...row };
  return crc === snapshotChecksum(key, epoch, seq, bytes) ? { table: 'snapshots', ...row } : null;
}

function asWriter(key: DocumentKey, [client, participant, crc, ...more]: Values): Found | null {
  if (!isCount(client) || typeof participant !== 'string' || more.length > 0) return null;
  const writer = { client, participant };
  return crc === writerChecksum(key, writer) ? { table: 'writers', key, writer, crc } : null;
}

function asHead(key: DocumentKey, [last, changedAt, epoch = 0, base = 1, ...more]: Values): Found | null {
  if (!isCount(last) || !isCount(changedAt) || changedAt < FIRST_MOMENT) return null;
  if (!isCount(epoch) || !isCount(base) || more.length > 0) return null;
  return { table: 'documents', key, last, changedAt, epoch, base };
}

function asRetired(key: DocumentKey, [client, clock = 0, ...more]: Values): Found | null {
  if (!isCount(client) || !isCount(clock) || more.length > 0) return null;
  return { table: 'retired', key, client, clock };
}

function isCode(value: Value | undefined): value is string {
  return typeof value === 'string' && CODE.test(value);
}

function isCount(value: Value | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
