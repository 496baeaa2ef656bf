import { KINDS, rootOf } from '@verbindbord/shared/board/roots.ts';
import * as Y from 'yjs';

/** One step of the undo history. */
export type Step = Y.UndoManager['undoStack'][number];

/**
 * The things that this step put on the board and that somebody else has worked on since: they wrote in it, or put
 * something that hangs on it, as a connection does on its ends. Taking the step back must leave those.
 */
export function builtOn(doc: Y.Doc, step: Step): ReadonlySet<Y.Item> {
  const made = madeIn(doc, step);
  if (made.size === 0) return new Set();
  const meant = namedByOthers(doc);
  return new Set(
    [...made]
      .filter(([id, entry]) => meant.has(id) || hasOthersIn(entry, doc.clientID))
      .map(([, entry]) => entry),
  );
}

/** Whether the step did nothing but put those things on the board. */
export function isNothingBut(doc: Y.Doc, step: Step, kept: ReadonlySet<Y.Item>): boolean {
  return step.deletions.clients.size === 0 && madeIn(doc, step).size === kept.size;
}

/** The thing on the board that a part of the document belongs to; null for what is in none. */
export function thingOf(part: Y.Item): Y.Item | null {
  let item: Y.Item | null = part;
  let parent = parentOf(item);
  while (item !== null && parent?._item) {
    item = parent._item;
    parent = parentOf(item);
  }
  return item?.parentSub === null ? null : item;
}

/** Things that are on the board now because of this step, by id; also when they went and came back meanwhile. */
function madeIn(doc: Y.Doc, { insertions }: Step): ReadonlyMap<string, Y.Item> {
  const made = new Map<string, Y.Item>();
  for (const kind of KINDS) {
    for (const [id, entry] of rootOf(doc, kind)._map) {
      if (entry.deleted) continue;
      let before: Y.Item | null = entry;
      while (before !== null && !Y.isDeleted(insertions, before.id)) before = before.left;
      if (before !== null) made.set(id, entry);
    }
  }
  return made;
}

/** Everything that others wrote as a plain word: among them the ids that their things hang on. */
function namedByOthers(doc: Y.Doc): ReadonlySet<unknown> {
  const words = new Set<unknown>();
  for (const kind of KINDS) {
    for (const fields of rootOf(doc, kind).values()) {
      for (const [name, item] of fields._map) {
        if (!item.deleted && item.id.client !== doc.clientID) words.add(fields.get(name));
      }
    }
  }
  return words;
}

function hasOthersIn(item: Y.Item, me: number): boolean {
  if (item.deleted) return false;
  if (item.id.client !== me) return true;
  if (!(item.content instanceof Y.ContentType)) return false;
  const { type } = item.content;
  for (const field of type._map.values()) if (hasOthersIn(field, me)) return true;
  for (let part = type._start; part !== null; part = part.right) if (hasOthersIn(part, me)) return true;
  return false;
}

function parentOf({ parent }: Y.Item): Y.AbstractType<unknown> | null {
  return parent instanceof Y.AbstractType ? parent : null;
}
