import { addNote, lastOrder } from '@verbindbord/shared/board/note.ts';
import type { Answer } from '@verbindbord/shared/session/reveal.ts';
import * as Y from 'yjs';

/**
 * Answers as notes at the end of a sheet, in one change of a client of Yjs that has written nothing else and writes
 * nothing after it. Of an answer without an author a note says nothing but its words.
 */
export function revealedNotes(board: Y.Doc, sheet: string, answers: readonly Answer[]): Uint8Array {
  const doc = new Y.Doc();
  const last = lastOrder(board, sheet);
  doc.transact(() => {
    answers.forEach(({ text, author }, index) => {
      const origin = author && {
        kind: 'person' as const,
        participant: author.participant,
        label: author.name,
      };
      addNote(doc, { sheet, text, order: last + index + 1, origin });
    });
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
