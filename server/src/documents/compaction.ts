import * as Y from 'yjs';
import { contentLength, copyContent, sameContent } from './content.ts';
import { emptyDocument, type Shape } from './gate/shape.ts';

/** A document written anew: the content of the old one as structs that have nothing to do with it. */
export interface Rewritten {
  /** The document, loaded from `bytes`. */
  readonly doc: Y.Doc;
  readonly bytes: Uint8Array;
  /** Who wrote in the old one, client ids of Yjs, and how far. Nobody may go on with them in the new one. */
  readonly retired: ReadonlyMap<number, number>;
}

/** What a document may be larger than its content before it is worth writing anew. */
export const ROOM_BYTES = 64 * 1024;
const ROOM_FACTOR = 3;

/**
 * Whether a document has become much larger than what it says. Yjs keeps a trace of all that ever stood there; two
 * documents that were never written anew could otherwise not be merged.
 *
 * @param size bytes of the document as one update
 */
export function isOvergrown(doc: Y.Doc, shape: Shape, size = Y.encodeStateAsUpdate(doc).length): boolean {
  return size > ROOM_BYTES && size > ROOM_BYTES + ROOM_FACTOR * contentLength(doc, shape);
}

/**
 * Writes a document anew, and proves that what was written loads as the same content; throws when it does not. The
 * document itself stays as it is.
 *
 * @param spent client ids that are not used for it, beside those of the document
 */
export function rewrite(doc: Y.Doc, shape: Shape, spent: ReadonlyMap<number, unknown>): Rewritten {
  const retired = Y.decodeStateVector(Y.encodeStateVector(doc));
  const fresh = emptyDocument(shape);
  while (spent.has(fresh.clientID) || retired.has(fresh.clientID)) fresh.clientID = newClientId();
  copyContent(doc, fresh, shape);
  const bytes = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  const loaded = emptyDocument(shape);
  Y.applyUpdate(loaded, bytes);
  if (!sameContent(loaded, doc, shape)) {
    loaded.destroy();
    throw new Error('A document that was written anew does not load as what it was made of.');
  }
  return { doc: loaded, bytes, retired };
}

function newClientId(): number {
  const doc = new Y.Doc();
  doc.destroy();
  return doc.clientID;
}
