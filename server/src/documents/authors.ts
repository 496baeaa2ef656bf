import * as Y from 'yjs';

/** Who wrote with a client id of Yjs, as the server knows it; null for what nobody wrote. */
export type AuthorOf = (client: number) => string | null;

type Fields = Y.Map<unknown>;

/**
 * Who put a thing on the board first. Somebody who takes a thing away and takes that back has put it there anew, and
 * whoever writes over it too: what they put there says what it came after. (What stands left of it would be no proof:
 * there anybody could put something later.)
 */
export function makerOf(fields: Fields, authorOf: AuthorOf): string | null {
  const first = firstOf(fields);
  return first && authorOf(first.id.client);
}

/** The item with which a thing was put on the board for the first time. */
export function firstOf(fields: Fields): Y.Item | null {
  const store = fields.doc?.store;
  let item = fields._item;
  while (store && item?.origin) {
    const before = Y.getItem(store, item.origin);
    if (!(before instanceof Y.Item)) break;
    item = before;
  }
  return item;
}

/** A piece of a text that one person wrote. */
export interface Run {
  readonly item: Y.Item;
  readonly letters: string;
}

/** The pieces that a text consists of now; null when there is anything but letters in it. */
export function runsOf(text: Y.Text): readonly Run[] | null {
  const runs: Run[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted) continue;
    if (!(item.content instanceof Y.ContentString)) return null;
    runs.push({ item, letters: item.content.str });
  }
  return runs;
}

/** The item that a field holds now. */
export function fieldItem(fields: Fields, name: string): Y.Item | null {
  const item = fields._map.get(name);
  return item && !item.deleted ? item : null;
}
