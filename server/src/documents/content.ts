import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { Shape } from './gate/shape.ts';

/*
 * What a document says, without what Yjs keeps beside it: maps, texts and plain values by name. Another kind of
 * content than the gate lets in is never the same as anything, so that nobody throws away what was not understood.
 */

/** Whether two documents say the same, whatever they went through to say it. */
export function sameContent(one: Y.Doc, other: Y.Doc, shape: Shape): boolean {
  return [...shape.keys()].every((name) => sameValue(one.getMap(name), other.getMap(name)));
}

/** Writes all that a document says into an empty one, as one change. */
export function copyContent(from: Y.Doc, to: Y.Doc, shape: Shape): void {
  to.transact(() => {
    for (const name of shape.keys()) {
      for (const [key, value] of from.getMap(name)) to.getMap(name).set(key, copyOf(value));
    }
  });
}

/** How long the content is as JSON, in UTF-16 units. */
export function contentLength(doc: Y.Doc, shape: Shape): number {
  return JSON.stringify([...shape.keys()].map((name) => doc.getMap(name).toJSON())).length;
}

function sameValue(one: unknown, other: unknown): boolean {
  if (one instanceof Y.Map) return other instanceof Y.Map && sameMap(one, other);
  if (one instanceof Y.Text) {
    return other instanceof Y.Text && isDeepStrictEqual(one.toDelta(), other.toDelta());
  }
  return !(one instanceof Y.AbstractType) && isDeepStrictEqual(one, other);
}

function sameMap(one: Y.Map<unknown>, other: Y.Map<unknown>): boolean {
  if (one.size !== other.size) return false;
  for (const [key, value] of one) if (!other.has(key) || !sameValue(value, other.get(key))) return false;
  return true;
}

/** Null for what is not understood: it is not the same then, and whoever compares finds out. */
function copyOf(value: unknown): unknown {
  if (value instanceof Y.Map) return new Y.Map([...value].map(([key, inner]) => [key, copyOf(inner)]));
  if (!(value instanceof Y.Text)) return value instanceof Y.AbstractType ? null : value;
  const text = new Y.Text();
  text.applyDelta(value.toDelta());
  return text;
}
