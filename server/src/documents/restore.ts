import * as Y from 'yjs';
import type { StoredDocument, StoredRow } from '../storage/store.ts';
import { sameContent } from './content.ts';
import { emptyDocument, type Shape } from './gate/shape.ts';

/** A document as it came from disk. */
export type Restored =
  | {
      readonly kind: 'whole';
      readonly doc: Y.Doc;
      /** How many rows the newest snapshot does not hold. */
      readonly fresh: number;
      /** How many bytes it was read from. */
      readonly size: number;
    }
  /** At its last good state: something is missing or is not what was written. `reached` is the last row in it. */
  | { readonly kind: 'partly'; readonly doc: Y.Doc; readonly reached: number }
  /** There was something and none of it can be read: not to be mistaken for an empty board. */
  | { readonly kind: 'lost' };

/**
 * Builds a document from the newest place to start from and the rows after it, up to the first that is not sound.
 * When nothing of the newest epoch can be read, what there is of an earlier one is shown.
 */
export function restore(stored: StoredDocument, shape: Shape): Restored {
  if (isNew(stored)) return { kind: 'whole', doc: emptyDocument(shape), fresh: 0, size: 0 };
  const { snapshots, rows } = stored;
  for (const start of startsOf(stored)) {
    const updates = [start, ...rowsAfter(start, rows)].map(({ bytes }) => bytes);
    const { doc, applied } = build(updates, shape);
    if (applied === 0) continue;
    const reached = start.seq + applied - 1;
    const isWhole = stored.sound && start.epoch === stored.epoch && reached === stored.last;
    if (!isWhole) return { kind: 'partly', doc, reached };
    const size = updates.reduce((sum, { length }) => sum + length, 0);
    const inSnapshot = snapshots.includes(start) ? 1 : 0;
    return { kind: 'whole', doc, fresh: applied - inSnapshot, size };
  }
  return { kind: 'lost' };
}

/** Whether something is left that holds a whole document of this epoch, for the rows after it to go on from. */
export function hasStart(stored: StoredDocument, epoch: number): boolean {
  return [...startsOf(stored)].some((start) => start.epoch === epoch);
}

/** The whole document as one update, proven to load as the same; throws when it does not. */
export function verifiedSnapshot(doc: Y.Doc, shape: Shape): Uint8Array {
  const bytes = Y.encodeStateAsUpdate(doc);
  const loaded = build([bytes], shape);
  const same = loaded.applied === 1 && sameContent(loaded.doc, doc, shape);
  loaded.doc.destroy();
  if (!same) throw new Error('A snapshot does not load as the document that it was made of.');
  return bytes;
}

function isNew({ sound, epoch, last, snapshots, rows }: StoredDocument): boolean {
  return sound && epoch === 0 && last === 0 && snapshots.length === 0 && rows.length === 0;
}

/** What holds a whole document, the newest first: the snapshots of each epoch, then its base. */
function* startsOf({ snapshots, rows }: StoredDocument): Iterable<StoredRow> {
  const sound = [...snapshots, ...rows].filter((row) => row.sound);
  const epochs = [...new Set(sound.map(({ epoch }) => epoch))].sort((one, other) => other - one);
  for (const epoch of epochs) {
    for (const snapshot of snapshots) if (snapshot.sound && snapshot.epoch === epoch) yield snapshot;
    const first = rows.find((row) => row.sound && row.epoch === epoch);
    if (first && isBase(first, sound)) yield first;
  }
}

/** Any other row may load too, as a board with nothing on it but what that row brought. */
function isBase({ epoch, seq }: StoredRow, sound: readonly StoredRow[]): boolean {
  return seq === 1 || sound.some((row) => row.seq === seq - 1 && row.epoch < epoch);
}

function rowsAfter(start: StoredRow, rows: readonly StoredRow[]): StoredRow[] {
  const following: StoredRow[] = [];
  for (const row of rows) {
    if (row.seq <= start.seq) continue;
    if (!row.sound || row.epoch !== start.epoch || row.seq !== start.seq + following.length + 1) break;
    following.push(row);
  }
  return following;
}

/** Each transaction of Yjs has a price of its own; one for all of them would hold on to all that was deleted. */
const ROWS_AT_ONCE = 1000;

/** An update that throws may have been applied in part: the rows before it are then built anew, without it. */
function build(
  updates: readonly Uint8Array[],
  shape: Shape,
  atOnce = ROWS_AT_ONCE,
): { doc: Y.Doc; applied: number } {
  const doc = emptyDocument(shape);
  for (let start = 0; start < updates.length; start += atOnce) {
    const applied = applyTogether(doc, updates.slice(start, start + atOnce));
    if (applied === atOnce || start + applied === updates.length) continue;
    doc.destroy();
    if (applied >= 0) return build(updates.slice(0, start + applied), shape, atOnce);
    return atOnce > 1 ? build(updates, shape, 1) : build(updates.slice(0, start), shape);
  }
  return { doc, applied: updates.length };
}

/** Gives how many could be applied; -1 when they could, and the document is spoiled all the same. */
function applyTogether(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let applied = 0;
  try {
    doc.transact(() => {
      for (const update of updates) {
        if (!apply(doc, update)) break;
        applied++;
      }
    });
    return applied;
  } catch {
    return applied < updates.length ? applied : -1;
  }
}

function apply(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null;
}
