import * as Y from 'yjs';

/** What a board begins with, as one update. */
export function firstBoard(fill: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => fill(doc));
  const bytes = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return bytes;
}
