import type { DatabaseSync } from 'node:sqlite';
import { BOARD_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import * as Y from 'yjs';
import { rewrite } from '../documents/compaction.ts';
import type { Shape } from '../documents/gate/shape.ts';
import { documentTables } from '../storage/sqlite/documentTables.ts';
import type { DocumentKey, StoredDocument } from '../storage/store.ts';

/** What a document is to say, and after which of its rows. */
export interface NewContent {
  readonly doc: Y.Doc;
  readonly after: number;
  readonly at: number;
}

/**
 * Writes content into a document as a new epoch, and takes away all rows and snapshots from before. Pages that have
 * the document open from before take it from the server anew: what they hold may be newer than what stands here. In
 * the transaction of the caller.
 *
 * @returns the number of its last row now
 */
export function writeAnew(
  database: DatabaseSync,
  key: DocumentKey,
  stored: StoredDocument,
  shape: Shape,
  { doc, after, at }: NewContent,
): number {
  const authors = shape === BOARD_SCHEMA ? stored.writers : [];
  const { bytes, retired, writers, doc: written } = rewrite(doc, shape, stored.retired, authors);
  written.destroy();
  const epoch = epochFor(stored, at);
  setHead(database, key, epoch - 1, after, stored.changedAt ?? at);
  const everybody = new Map([...clientsIn(stored), ...retired]);
  const base = { epoch, after, bytes, at, retired: everybody, writers };
  const last = documentTables(database).startEpoch(key, base);
  for (const table of ['log', 'snapshots']) {
    database
      .prepare(`DELETE FROM ${table} WHERE code = ? AND document = ? AND seq <> ?`)
      .run(key.code, key.document, last);
  }
  return last;
}

/**
 * An epoch that no page has seen. The next one would not do: what stands here can be of an earlier moment than what
 * pages hold, and the server may have written the document anew since.
 */
function epochFor({ epoch, rows, snapshots }: StoredDocument, at: number): number {
  const known = Math.max(epoch, ...[...rows, ...snapshots].map((row) => row.epoch));
  return Math.max(known + 1, Math.floor(at / 1000));
}

/** Everybody who ever wrote: nobody goes on with what they had. */
function clientsIn({ rows, snapshots, writers }: StoredDocument): Map<number, number> {
  const clients = new Map<number, number>(writers.map(({ client }) => [client, 0]));
  for (const { bytes, sound } of [...rows, ...snapshots]) {
    if (!sound) continue;
    for (const [client, clock] of endsOf(bytes)) {
      clients.set(client, Math.max(clock, clients.get(client) ?? 0));
    }
  }
  return clients;
}

/** What cannot be decoded names nobody. */
function endsOf(bytes: Uint8Array): ReadonlyMap<number, number> {
  try {
    return Y.parseUpdateMeta(bytes).to;
  } catch {
    return new Map();
  }
}

function setHead(
  database: DatabaseSync,
  { code, document }: DocumentKey,
  epoch: number,
  last: number,
  at: number,
): void {
  database
    .prepare(
      `INSERT INTO documents (code, document, epoch, last, changed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (code, document) DO UPDATE SET epoch = excluded.epoch, last = excluded.last`,
    )
    .run(code, document, epoch, last, at);
}
