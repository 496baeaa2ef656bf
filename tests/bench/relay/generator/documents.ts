import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Board } from '../board.ts';
import type { Room } from './Person.ts';

/** Of those who came in last so many are looked at, beside those who are watched. */
const LAST = 3;
const ROOTS = ['notes', 'stakeholders'] as const;

/**
 * How many in a room do not have in the end what was on the board and what everybody did to it. Each of them gets a
 * document made of all that they received, as a page would have made it.
 */
export function differingIn(room: Room, board: Board): number {
  const everybody = [...room.people.values()];
  const expected = contentOf(expectedIn(room, board));
  const looked = everybody.filter((person, index) => person.isWatched || index >= everybody.length - LAST);
  return looked.filter((person) => !isDeepStrictEqual(contentOf(person.document()), expected)).length;
}

function expectedIn(room: Room, board: Board): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    Y.applyUpdate(doc, board.update);
    for (const person of room.people.values()) {
      for (const edit of person.editsDone) Y.applyUpdate(doc, edit);
    }
  });
  return doc;
}

function contentOf(doc: Y.Doc): unknown[] {
  const content = ROOTS.map((name) => doc.getMap(name).toJSON());
  doc.destroy();
  return content;
}
