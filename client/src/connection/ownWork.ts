import * as Y from 'yjs';
import type { Delta } from './mergeText.ts';

/** One field of a thing: letters that people type in together, or a plain value. */
export type Field = { readonly text: string } | PlainField;
type PlainField = { readonly value: unknown };
export type Fields = ReadonlyMap<string, Field>;

/** What somebody did to one thing, or to one plain value of a root, told by content alone. */
export interface Work {
  readonly root: string;
  readonly id: string;
  /** As it was and as it is now; null where it was not there. */
  readonly before: Content | null;
  readonly after: Content | null;
  /** How the letters of its texts changed, by field. */
  readonly texts: ReadonlyMap<string, Delta>;
}

/** What lies under a key of a root: a thing with fields, or a plain value. */
export type Content = Fields | PlainField;

/**
 * What these updates do to a document. Neither has to be there afterwards: whatever reads the result can do the same
 * to a document with which they share no history.
 *
 * @param roots the names of the root maps to look at
 */
export function workIn(base: Y.Doc, updates: readonly Uint8Array[], roots: readonly string[]): Work[] {
  const mine = new Y.Doc();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(base));
  const touched = new Map<string, Map<string, Map<string, Delta>>>();
  for (const root of roots) {
    const texts = new Map<string, Map<string, Delta>>();
    touched.set(root, texts);
    mine.getMap(root).observeDeep((events) => {
      for (const event of events) note(event, texts);
    });
  }
  mine.transact(() => {
    for (const update of updates) Y.applyUpdate(mine, update);
  });
  const work: Work[] = [];
  for (const [root, things] of touched) {
    for (const [id, texts] of things) {
      const [before, after] = [base, mine].map((doc) => contentOf(doc.getMap(root).get(id)));
      if (before || after) work.push({ root, id, before: before ?? null, after: after ?? null, texts });
    }
  }
  mine.destroy();
  return work;
}

/** The content under a key of a root, or null when nothing is there. */
export function contentOf(value: unknown): Content | null {
  if (value === undefined) return null;
  if (!(value instanceof Y.Map)) return { value };
  return new Map([...value].map(([name, field]: [string, unknown]) => [name, fieldOf(field)]));
}

export function isThing(content: Content | null): content is Fields {
  return content instanceof Map;
}

export function fieldOf(value: unknown): Field {
  return value instanceof Y.Text ? { text: value.toString() } : { value };
}

/** Writes down which things an event is about, and what it did to the letters of a text. */
function note(event: Y.YEvent<Y.AbstractType<unknown>>, things: Map<string, Map<string, Delta>>): void {
  const [id, field] = event.path.map(String);
  const ids = id === undefined ? event.changes.keys.keys() : [id];
  for (const one of ids) if (!things.has(one)) things.set(one, new Map());
  if (id !== undefined && field !== undefined) things.get(id)?.set(field, event.delta as Delta);
}
