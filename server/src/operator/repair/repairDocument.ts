import type { DatabaseSync } from 'node:sqlite';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { shapeOf } from '../../documents/gate/shape.ts';
import { documentTables } from '../../storage/sqlite/documentTables.ts';
import type { DocumentKey, StoredDocument } from '../../storage/store.ts';
import { writeAnew } from '../writeAnew.ts';
import { rescueContent } from './rescueContent.ts';

/** What became of a damaged document. */
export interface RepairedDocument extends DocumentKey {
  /** Null when nothing of it could be read: it stays as it is. */
  readonly rescued: {
    /** How many things stand in it now, by the root under which they stand. */
    readonly things: Readonly<Record<string, number>>;
    /** Rows of which nothing could be read. */
    readonly lostRows: readonly number[];
    /** Rows that could be read, and that go on with something in part that could not. */
    readonly partlyUsedRows: readonly number[];
    /** Things of which it is known that they were made and are not there any more. */
    readonly lostThings: Readonly<Record<string, number>>;
  } | null;
}

/**
 * Writes what can be read of a document into a fresh one and takes away what was there before. In the transaction of
 * the caller.
 *
 * @param mark how far it had come when that was last marked, 0 when nothing is known
 * @returns what became of it, and the number of its last row now
 */
export function repairDocument(
  database: DatabaseSync,
  key: DocumentKey,
  ref: DocumentRef,
  mark: number,
  at: number,
): { readonly repaired: RepairedDocument; readonly last: number } {
  const shape = shapeOf(ref);
  const stored = documentTables(database).read(key);
  const after = lastOf(stored, mark);
  const content = rescueContent(stored, after, shape);
  if (!content) return { repaired: { ...key, rescued: null }, last: stored.last };
  const { doc, lostRows, partlyUsedRows, lostThings } = content;
  const last = writeAnew(database, key, stored, shape, { doc, after, at });
  const things = Object.fromEntries([...shape.keys()].map((root) => [root, doc.getMap(root).size]));
  doc.destroy();
  return { repaired: { ...key, rescued: { things, lostRows, partlyUsedRows, lostThings } }, last };
}

/** A head has no checksum, and a mark has. */
function lastOf({ last, rows, snapshots }: StoredDocument, mark: number): number {
  const read = [...rows, ...snapshots].filter(({ sound }) => sound).map(({ seq }) => seq);
  const known = Math.max(mark, ...read);
  return mark > 0 ? known : Math.max(last, known);
}
