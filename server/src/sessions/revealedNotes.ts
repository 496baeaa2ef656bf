import { addNote, lastOrder } from '@verbindbord/shared/board/note.ts';
import type { Answer } from '@verbindbord/shared/session/reveal.ts';
import * as Y from 'yjs';
import type { OwnWork } from '../documents/LiveDocument.ts';

/**
 * Answers as notes at the end of a sheet, in one change of clients of Yjs that have written nothing else and write
 * nothing after it: one for each who is named, so that the server knows whose they are as of any other note. Of an
 * answer without an author a note says nothing but its words.
 */
export function revealedNotes(board: Y.Doc, sheet: string, answers: readonly Answer[]): OwnWork {
  const doc = new Y.Doc();
  const nobody = doc.clientID;
  const clients = new Map<string, number>();
  const last = lastOrder(board, sheet);
  doc.transact(() => {
    answers.forEach(({ text, author }, index) => {
      doc.clientID = author ? clientOf(author.participant, clients) : nobody;
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
  return { update, onBehalf: new Map([...clients].map(([participant, client]) => [client, participant])) };
}

function clientOf(participant: string, clients: Map<string, number>): number {
  const known = clients.get(participant);
  if (known !== undefined) return known;
  const { clientID } = new Y.Doc();
  clients.set(participant, clientID);
  return clientID;
}
