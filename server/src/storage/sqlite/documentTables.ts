import type { DatabaseSync } from 'node:sqlite';
import { rowChecksum, snapshotChecksum, writerChecksum } from '../checksum.ts';
import type { DocumentKey, EpochBase, StoredDocument, StoredRow, Writer } from '../store.ts';
import { type Columns, question, read, whole } from './reading.ts';
import { asBytes } from './values.ts';

type Checksum = typeof rowChecksum;
/** The first snapshots were kept with the checksum of a row. */
const SNAPSHOT_CHECKSUMS: readonly Checksum[] = [snapshotChecksum, rowChecksum];

/** What `Store` says of documents, each within the transaction of its caller. */
export interface DocumentTables {
  readonly append: (key: DocumentKey, bytes: Uint8Array, at: number, writers: readonly Writer[]) => number;
  readonly startEpoch: (key: DocumentKey, base: EpochBase) => number;
  readonly saveSnapshot: (key: DocumentKey, seq: number, bytes: Uint8Array) => void;
  /** All that is stored of a document. */
  readonly read: (key: DocumentKey) => StoredDocument;
  /** What a document can be built of: where a row is missing, nothing of the rows behind it. It is not sound then. */
  readonly readToGap: (key: DocumentKey) => StoredDocument;
}

export function documentTables(database: DatabaseSync): DocumentTables {
  const sql = statements(database);

  const addRow = (key: DocumentKey, bytes: Uint8Array, at: number): { epoch: number; seq: number } => {
    const head = sql.nextSeq.get(key.code, key.document, at);
    const [epoch, seq] = [Number(head?.epoch), Number(head?.last)];
    sql.append.run(key.code, key.document, epoch, seq, rowChecksum(key, epoch, seq, bytes), bytes);
    return { epoch, seq };
  };

  const addWriters = (key: DocumentKey, writers: readonly Writer[]): void => {
    for (const writer of writers) {
      const { client, participant } = writer;
      sql.addWriter.run(key.code, key.document, client, participant, writerChecksum(key, writer));
    }
  };

  const keepSnapshot = (key: DocumentKey, epoch: number, seq: number, bytes: Uint8Array): void => {
    const crc = snapshotChecksum(key, epoch, seq, bytes);
    sql.saveSnapshot.run(key.code, key.document, epoch, seq, crc, bytes);
    // What rotted since does not count: the rows that it held may be needed yet.
    const older = snapshotsOf(key).filter(({ sound }) => sound)[1];
    if (older === undefined) return;
    sql.dropSnapshots.run(key.code, key.document, older.seq);
    sql.dropRows.run(key.code, key.document, older.seq);
  };

  const snapshotsOf = (key: DocumentKey): StoredRow[] =>
    read(sql.readSnapshots, key).rows.map((row) => asRow(key, row, SNAPSHOT_CHECKSUMS));

  const rowsUpTo = (key: DocumentKey, last: number): StoredRow[] =>
    read(sql.readLog, key, last).rows.map((row) => asRow(key, row, [rowChecksum]));

  /** The first number that is missing in front of others, by their numbers alone; null when there is none. */
  const gapAfter = (key: DocumentKey, start: number): number | null => {
    const [count, first, last] = read(sql.countRows, key, start).rows[0] ?? [0, null, null];
    if (last === null || last === start + Number(count)) return null;
    if (first !== start + 1) return start + 1;
    const [end] = read(sql.firstBeforeGap, key, start).rows[0] ?? [null];
    return end === null ? null : Number(end) + 1;
  };

  const besideRows = (key: DocumentKey): Omit<StoredDocument, 'rows'> & { readonly base: number } => {
    const [epoch, base, last, changedAt] = read(sql.readHead, key).rows[0] ?? [0, 1, 0, null];
    const writers = read(sql.readWriters, key);
    const retired = read(sql.readRetired, key);
    const known = Map.groupBy(writers.rows.map(asWriter), (writer) => isSound(key, writer));
    return {
      epoch: Number(epoch),
      base: Number(base),
      writers: (known.get(true) ?? []).map(({ client, participant }) => ({ client, participant })),
      retired: new Map([
        ...(known.get(false) ?? []).map(({ client }) => [client, 0] as const),
        ...retired.rows.map(([client, clock]) => [Number(client), Number(clock)] as const),
      ]),
      sound: writers.complete && retired.complete,
      last: Number(last),
      changedAt: changedAt === null ? null : Number(changedAt),
      snapshots: snapshotsOf(key),
    };
  };

  return {
    append: (key, bytes, at, writers) => {
      const { seq } = addRow(key, bytes, at);
      addWriters(key, writers);
      return seq;
    },

    startEpoch: (key, { epoch, after, bytes, at, retired, writers = [] }) => {
      const { changes } = sql.startEpoch.run(epoch, after + 1, key.code, key.document, epoch - 1, after);
      if (changes !== 1)
        throw new Error(`${key.code}/${key.document} is not at ${epoch - 1}/${after} any more.`);
      for (const [client, clock] of retired) sql.retire.run(key.code, key.document, client, clock);
      sql.retireWriters.run(key.code, key.document);
      sql.dropWriters.run(key.code, key.document);
      addWriters(key, writers);
      const { seq } = addRow(key, bytes, at);
      keepSnapshot(key, epoch, seq, bytes);
      return seq;
    },

    saveSnapshot: (key, seq, bytes) => {
      const head = sql.base.get(key.code, key.document);
      if (seq < Number(head?.base))
        throw new Error(`${key.code}/${key.document} was written anew after row ${seq}.`);
      keepSnapshot(key, Number(head?.epoch), seq, bytes);
    },

    read: (key) => {
      const { base: _, ...beside } = besideRows(key);
      return { ...beside, rows: rowsUpTo(key, Number.POSITIVE_INFINITY) };
    },

    readToGap: (key) => {
      const { base, ...beside } = besideRows(key);
      const start = Math.max(0, base - 1, ...beside.snapshots.map(({ seq }) => seq));
      const gap = gapAfter(key, start);
      if (gap === null) return { ...beside, rows: rowsUpTo(key, Number.POSITIVE_INFINITY) };
      return { ...beside, sound: false, rows: rowsUpTo(key, gap - 1) };
    },
  };
}

function statements(database: DatabaseSync) {
  const rowColumns = `${whole('epoch')}, ${whole('seq')}, ${whole('crc')}, bytes`;
  return {
    nextSeq: database.prepare(
      `INSERT INTO documents (code, document, last, changed_at) VALUES (?, ?, 1, ?)
       ON CONFLICT (code, document) DO UPDATE SET last = last + 1, changed_at = excluded.changed_at
       RETURNING epoch, last`,
    ),
    append: database.prepare(
      'INSERT INTO log (code, document, epoch, seq, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    addWriter: database.prepare(
      `INSERT INTO writers (code, document, client, participant, crc) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (code, document, client) DO NOTHING`,
    ),
    startEpoch: database.prepare(
      'UPDATE documents SET epoch = ?, base = ? WHERE code = ? AND document = ? AND epoch = ? AND last = ?',
    ),
    retireWriters: database.prepare(
      `INSERT INTO retired (code, document, client)
       SELECT code, document, client FROM writers WHERE code = ? AND document = ? ON CONFLICT DO NOTHING`,
    ),
    dropWriters: database.prepare('DELETE FROM writers WHERE code = ? AND document = ?'),
    retire: database.prepare(
      `INSERT INTO retired (code, document, client, clock) VALUES (?, ?, ?, ?)
       ON CONFLICT (code, document, client) DO UPDATE SET clock = max(clock, excluded.clock)`,
    ),
    base: database.prepare('SELECT epoch, base FROM documents WHERE code = ? AND document = ?'),
    readHead: question(
      database,
      `SELECT ${whole('epoch')}, ${whole('base')}, ${whole('last')}, ${whole('changed_at')}
       FROM documents WHERE code = ? AND document = ?`,
    ),
    readWriters: question(
      database,
      `SELECT ${whole('client')}, participant, ${whole('crc')} FROM writers WHERE code = ? AND document = ?`,
    ),
    readRetired: question(
      database,
      `SELECT ${whole('client')}, ${whole('clock')} FROM retired WHERE code = ? AND document = ?`,
    ),
    // From its index, without the rows themselves.
    countRows: question(
      database,
      `SELECT count(*), ${whole('min(seq)')}, ${whole('max(seq)')}
       FROM log WHERE code = ? AND document = ? AND seq > ?`,
    ),
    firstBeforeGap: question(
      database,
      `SELECT ${whole('seq')} FROM log row WHERE code = ? AND document = ? AND seq > ? AND NOT EXISTS (
         SELECT * FROM log WHERE code = row.code AND document = row.document AND seq = row.seq + 1
       ) ORDER BY row.seq LIMIT 1`,
    ),
    readLog: question(
      database,
      `SELECT ${rowColumns} FROM log WHERE code = ? AND document = ? AND seq <= ? ORDER BY seq`,
    ),
    readSnapshots: question(
      database,
      `SELECT ${rowColumns} FROM snapshots WHERE code = ? AND document = ? ORDER BY seq DESC`,
    ),
    saveSnapshot: database.prepare(
      `INSERT INTO snapshots (code, document, epoch, seq, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (code, document, seq) DO UPDATE SET crc = excluded.crc, bytes = excluded.bytes`,
    ),
    dropSnapshots: database.prepare('DELETE FROM snapshots WHERE code = ? AND document = ? AND seq < ?'),
    dropRows: database.prepare('DELETE FROM log WHERE code = ? AND document = ? AND seq <= ?'),
  };
}

function asRow(key: DocumentKey, columns: Columns, checksums: readonly Checksum[]): StoredRow {
  const epoch = Number(columns[0]);
  const seq = Number(columns[1]);
  const crc = Number(columns[2]);
  const bytes = asBytes(columns[3]);
  const sound = checksums.some((checksum) => checksum(key, epoch, seq, bytes) === crc);
  return { epoch, seq, bytes, sound };
}

function asWriter([client, participant, crc]: Columns): Writer & { readonly crc: number } {
  return { client: Number(client), participant: String(participant), crc: Number(crc) };
}

function isSound(key: DocumentKey, writer: ReturnType<typeof asWriter>): boolean {
  return writerChecksum(key, writer) === writer.crc;
}
