import { addNote } from '@verbindbord/shared/board/note.ts';
import type * as Y from 'yjs';

/** Many times over each other, by two clients in turn, so that the document keeps a trace of each time. */
export function quarrel(doc: Y.Doc): void {
  const id = addNote(doc, { sheet: 'vel', text: 'van Anna' });
  const note = doc.getMap<Y.Map<unknown>>('notes').get(id);
  const [one, other] = [doc.clientID, doc.clientID + 1];
  doc.transact(() => {
    for (let round = 0; round < 15_000; round++) {
      doc.clientID = round % 2 === 0 ? other : one;
      note?.set('order', round);
    }
  });
  doc.clientID = one;
}
