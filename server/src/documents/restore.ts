import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { StoredDocument } from '../storage/store.ts';
import { emptyDocument, type Shape } from './gate/shape.ts';

/** A document as it came from disk. */
export type Restored =
  /** `last` is the number of the last row in it, `fresh` how many rows the newest snapshot does not hold. */
  | { readonly kind: 'whole'; readonly doc: Y.Doc; readonly fresh: number }
  /** At its last good state: a row is missing or is not what was written. */
  | { readonly kind: 'partly'; readonly doc: Y.Doc }
  /** There was something and none of it can be read: not to be mistaken for an empty board. */
  | { readonly kind: 'lost' };

/** Builds a document from its newest good snapshot and the rows after it, up to the first that is not sound. */
export function restore(stored: StoredDocument, shape: Shape): Restored {
  if (stored.last === 0) return { kind: 'whole', doc: emptyDocument(shape), fresh: 0 };
  const snapshot = stored.snapshots.find(({ sound, bytes }) => sound && applies([bytes], shape));
  const start = snapshot?.seq ?? 0;
  const rows: Uint8Array[] = [];
  for (const row of stored.rows) {
    if (row.seq <= start) continue;
    if (!row.sound || row.seq !== start + rows.length + 1) break;
    rows.push(row.bytes);
  }
  const base = snapshot ? [snapshot.bytes] : [];
  const { doc, applied } = build([...base, ...rows], shape);
  if (applied === 0) return { kind: 'lost' };
  const reached = start + applied - base.length;
  return reached === stored.last ? { kind: 'whole', doc, fresh: reached - start } : { kind: 'partly', doc };
}

/** The whole document as one update, proven to load as the same; throws when it does not. */
export function verifiedSnapshot(doc: Y.Doc, shape: Shape): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(doc);
  const loaded = applies([bytes], shape);
  const same = loaded && [...shape.keys()].every((name) => sameRoot(loaded, doc, name));
  loaded?.destroy();
  if (!same) throw new Error('A snapshot does not load as the document that it was made of.');
  return bytes;
}

function sameRoot(one: Y.Doc, other: Y.Doc, name: string): boolean {
  return isDeepStrictEqual(one.getMap(name).toJSON(), other.getMap(name).toJSON());
}

/** An update that throws may have been applied in part: the rows before it are then built anew, without it. */
function build(updates: readonly Uint8Array[], shape: Shape): { doc: Y.Doc; applied: number } {
  const doc = emptyDocument(shape);
  for (const [index, update] of updates.entries()) {
    if (apply(doc, update)) continue;
    doc.destroy();
    return build(updates.slice(0, index), shape);
  }
  return { doc, applied: updates.length };
}

function applies(updates: readonly Uint8Array[], shape: Shape): Y.Doc | null {
  const doc = emptyDocument(shape);
  return updates.every((update) => apply(doc, update)) ? doc : null;
}

function apply(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}
