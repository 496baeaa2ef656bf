import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import { rowChecksum, snapshotChecksum, writerChecksum } from '../checksum.ts';
import type { DocumentKey, EpochBase, StoredDocument, StoredRow, Writer } from '../store.ts';
import { asBytes, type Row } from './values.ts';

/** SQLite's result code for a file that contradicts itself. */
const CORRUPT = 11;

type Checksum = typeof rowChecksum;
/** The first snapshots were kept with the checksum of a row. */
const SNAPSHOT_CHECKSUMS: readonly Checksum[] = [snapshotChecksum, rowChecksum];

/** What `Store` says of documents, each within the transaction of its caller. */
export interface DocumentTables {
  readonly append: (key: DocumentKey, bytes: Uint8Array, at: number, writers: readonly Writer[]) => number;
  readonly startEpoch: (key: DocumentKey, base: EpochBase) => number;
  readonly saveSnapshot: (key: DocumentKey, seq: number, bytes: Uint8Array) => void;
  readonly read: (key: DocumentKey) => StoredDocument;
}

export function documentTables(database: DatabaseSync): DocumentTables {
  const sql = statements(database);

  const addRow = (key: DocumentKey, bytes: Uint8Array, at: number): { epoch: number; seq: number } => {
    const head = sql.nextSeq.get(key.code, key.document, at);
    const [epoch, seq] = [Number(head?.epoch), Number(head?.last)];
    sql.append.run(key.code, key.document, epoch, seq, rowChecksum(key, epoch, seq, bytes), bytes);
    return { epoch, seq };
  };

  const keepSnapshot = (key: DocumentKey, epoch: number, seq: number, bytes: Uint8Array): void => {
    const crc = snapshotChecksum(key, epoch, seq, bytes);
    sql.saveSnapshot.run(key.code, key.document, epoch, seq, crc, bytes);
    const older = sql.readSnapshotSeqs.all(key.code, key.document)[1];
    if (older === undefined) return;
    sql.dropSnapshots.run(key.code, key.document, Number(older.seq));
    sql.dropRows.run(key.code, key.document, Number(older.seq));
  };

  return {
    append: (key, bytes, at, writers) => {
      const { seq } = addRow(key, bytes, at);
      for (const writer of writers) {
        const { client, participant } = writer;
        sql.addWriter.run(key.code, key.document, client, participant, writerChecksum(key, writer));
      }
      return seq;
    },

    startEpoch: (key, { epoch, after, bytes, at, retired }) => {
      const { changes } = sql.startEpoch.run(epoch, after + 1, key.code, key.document, epoch - 1, after);
      if (changes !== 1)
        throw new Error(`${key.code}/${key.document} is not at ${epoch - 1}/${after} any more.`);
      for (const [client, clock] of retired) sql.retire.run(key.code, key.document, client, clock);
      sql.retireWriters.run(key.code, key.document);
      sql.dropWriters.run(key.code, key.document);
      const { seq } = addRow(key, bytes, at);
      keepSnapshot(key, epoch, seq, bytes);
      return seq;
    },

    saveSnapshot: (key, seq, bytes) => {
      const head = sql.readHead.get(key.code, key.document);
      if (seq < Number(head?.base))
        throw new Error(`${key.code}/${key.document} was written anew after row ${seq}.`);
      keepSnapshot(key, Number(head?.epoch), seq, bytes);
    },

    read: (key) => {
      const head = sql.readHead.get(key.code, key.document);
      const writers = readable(sql.readWriters.iterate(key.code, key.document));
      const retired = readable(sql.readRetired.iterate(key.code, key.document));
      const known = Map.groupBy(writers.rows.map(asWriter), (writer) => isSound(key, writer));
      return {
        epoch: Number(head?.epoch ?? 0),
        writers: (known.get(true) ?? []).map(({ client, participant }) => ({ client, participant })),
        retired: new Map([
          ...(known.get(false) ?? []).map(({ client }) => [client, 0] as const),
          ...retired.rows.map((row) => [Number(row.client), Number(row.clock)] as const),
        ]),
        sound: writers.complete && retired.complete,
        last: Number(head?.last ?? 0),
        changedAt: head === undefined ? null : Number(head.changed_at),
        snapshots: rowsOf(key, sql.readSnapshots, SNAPSHOT_CHECKSUMS),
        rows: rowsOf(key, sql.readLog, [rowChecksum]),
      };
    },
  };
}

function statements(database: DatabaseSync) {
  // As large integers: a number that rotted into one that JavaScript cannot hold would throw instead of being noticed.
  const reading = (text: string): StatementSync => {
    const statement = database.prepare(text);
    statement.setReadBigInts(true);
    return statement;
  };
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
    readHead: reading('SELECT epoch, base, last, changed_at FROM documents WHERE code = ? AND document = ?'),
    readWriters: reading('SELECT client, participant, crc FROM writers WHERE code = ? AND document = ?'),
    readRetired: reading('SELECT client, clock FROM retired WHERE code = ? AND document = ?'),
    readLog: reading('SELECT epoch, seq, crc, bytes FROM log WHERE code = ? AND document = ? ORDER BY seq'),
    readSnapshots: reading(
      'SELECT epoch, seq, crc, bytes FROM snapshots WHERE code = ? AND document = ? ORDER BY seq DESC',
    ),
    readSnapshotSeqs: database.prepare(
      'SELECT seq FROM snapshots WHERE code = ? AND document = ? ORDER BY seq DESC LIMIT 2',
    ),
    saveSnapshot: database.prepare(
      `INSERT INTO snapshots (code, document, epoch, seq, crc, bytes) VALUES (?, ?, ?, ?, ?, ?)
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
function rowsOf(key: DocumentKey, query: StatementSync, checksums: readonly Checksum[]): StoredRow[] {
  return readable(query.iterate(key.code, key.document)).rows.map((row) => asRow(key, row, checksums));
}

function readable(rows: Iterable<Row>): { readonly rows: readonly Row[]; readonly complete: boolean } {
  const read: Row[] = [];
  try {
    for (const row of rows) read.push(row);
    return { rows: read, complete: true };
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error && error.errcode === CORRUPT)) throw error;
    return { rows: read, complete: false };
  }
}

function asRow(key: DocumentKey, row: Row, checksums: readonly Checksum[]): StoredRow {
  const epoch = Number(row.epoch);
  const seq = Number(row.seq);
  const bytes = asBytes(row.bytes);
  const sound = checksums.some((checksum) => checksum(key, epoch, seq, bytes) === Number(row.crc));
  return { epoch, seq, bytes, sound };
}

function asWriter(row: Row): Writer & { readonly crc: SQLOutputValue | undefined } {
  return { client: Number(row.client), participant: String(row.participant), crc: row.crc };
}

function isSound(key: DocumentKey, writer: ReturnType<typeof asWriter>): boolean {
  return writerChecksum(key, writer) === Number(writer.crc);
}
