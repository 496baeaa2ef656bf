import * as Y from 'yjs';
import { copyContent } from '../../documents/content.ts';
import { emptyDocument, type Shape } from '../../documents/gate/shape.ts';
import { hasStart, restore } from '../../documents/restore.ts';
import type { StoredDocument, StoredRow } from '../../storage/store.ts';
import { bridgeGaps } from './bridgeGaps.ts';

/** What could be read of a damaged document. */
export interface RescuedContent {
  readonly doc: Y.Doc;
  /** Rows after the point that the document was built from, of which nothing could be read. */
  readonly lostRows: readonly number[];
  /** Sound rows of which not all could be used, because it hangs on what was lost. */
  readonly partlyUsedRows: readonly number[];
  /** Things that are known to have been put on the document and never came to be, by the root that they stood under. */
  readonly lostThings: Readonly<Record<string, number>>;
}

/** More than a log ever has: a last row beyond it has rotted itself. */
const MOST_ROWS = 1_000_000;

/**
 * Builds a document of everything that is sound, also of what stands behind a bad row: what does not hang on
 * something that was lost is as good as before. Where the beginning of an epoch is lost, what was written after it
 * comes on top of what stood there in the epoch before. Null when nothing of it can be read.
 *
 * @param last the last row that was acknowledged
 */
export function rescueContent(stored: StoredDocument, last: number, shape: Shape): RescuedContent | null {
  const sound = [...stored.snapshots, ...stored.rows].filter((row) => row.sound);
  const epochs = [...new Set(sound.map(({ epoch }) => epoch))].sort((one, other) => other - one);
  // A document with nothing on it may be one of which everything was taken away, but only when it can be read.
  const mayBeEmpty = restore(stored, shape).kind !== 'lost';
  let later: RescuedContent | null = null;
  for (const epoch of epochs) {
    const rescued = rescueEpoch(stored, epoch, last, shape);
    const isBelieved = hasStart(stored, epoch) && mayBeEmpty;
    if (!isBelieved && isEmpty(rescued.doc, shape)) rescued.doc.destroy();
    else later = later ? onTop(later, rescued, shape) : rescued;
    if (isBelieved) break;
  }
  return later;
}

function onTop(later: RescuedContent, earlier: RescuedContent, shape: Shape): RescuedContent {
  copyContent(later.doc, earlier.doc, shape);
  later.doc.destroy();
  return {
    ...earlier,
    partlyUsedRows: [...earlier.partlyUsedRows, ...later.partlyUsedRows],
    lostThings: sums(earlier.lostThings, later.lostThings),
  };
}

function sums(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Record<string, number> {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

function rescueEpoch(stored: StoredDocument, epoch: number, last: number, shape: Shape): RescuedContent {
  const snapshot = stored.snapshots.find((row) => row.sound && row.epoch === epoch);
  const start = snapshot?.seq ?? 0;
  const rows = stored.rows.filter((row) => row.epoch === epoch && row.seq > start);
  const sound = rows.filter((row) => row.sound);
  const doc = build([...(snapshot ? [snapshot] : []), ...sound], shape);
  bridgeGaps(doc);
  const readable = new Set(stored.rows.filter((row) => row.sound).map(({ seq }) => seq));
  return {
    doc,
    lostRows: upTo(start + 1, last).filter((seq) => !readable.has(seq)),
    partlyUsedRows: sound.filter((row) => lostItems(row, doc).length > 0).map(({ seq }) => seq),
    lostThings: countThings(rows, doc, shape),
  };
}

/** An update that throws may have been applied in part: the document is then built anew without it. */
function build(pieces: readonly StoredRow[], shape: Shape): Y.Doc {
  const doc = emptyDocument(shape);
  // What was deleted stays, to be told from what was never there.
  doc.gc = false;
  for (const [index, { bytes }] of pieces.entries()) {
    try {
      Y.applyUpdate(doc, bytes);
    } catch {
      doc.destroy();
      return build(pieces.toSpliced(index, 1), shape);
    }
  }
  return doc;
}

/** What a row brought and has no place in the document. Of a rotten row what can be decoded. */
function lostItems({ bytes }: StoredRow, doc: Y.Doc): Y.Item[] {
  return structsIn(bytes).filter((struct) => struct instanceof Y.Item && !isIn(struct, doc)) as Y.Item[];
}

function isIn({ id }: Y.Item, doc: Y.Doc): boolean {
  const structs = doc.store.clients.get(id.client);
  if (!structs || id.clock >= Y.getState(doc.store, id.client)) return false;
  return !(structs[Y.findIndexSS(structs, id.clock)] instanceof Y.GC);
}

function countThings(rows: readonly StoredRow[], doc: Y.Doc, shape: Shape): Record<string, number> {
  const lost = new Map<string, Set<string>>();
  for (const { parent, parentSub } of rows.flatMap((row) => lostItems(row, doc))) {
    if (typeof parent !== 'string' || parentSub === null || !shape.has(parent)) continue;
    if (doc.getMap(parent).has(parentSub)) continue;
    lost.set(parent, (lost.get(parent) ?? new Set()).add(parentSub));
  }
  return Object.fromEntries([...lost].map(([root, ids]) => [root, ids.size]));
}

function structsIn(bytes: Uint8Array): ReturnType<typeof Y.decodeUpdate>['structs'] {
  try {
    return Y.decodeUpdate(bytes).structs;
  } catch {
    return [];
  }
}

function isEmpty(doc: Y.Doc, shape: Shape): boolean {
  return [...shape.keys()].every((root) => doc.getMap(root).size === 0);
}

function upTo(first: number, last: number): number[] {
  const count = Math.max(0, Math.min(last - first + 1, MOST_ROWS));
  return Array.from({ length: count }, (_, index) => first + index);
}
