import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { fieldItem, firstOf, runsOf } from './authors.ts';
import type { Shape } from './gate/shape.ts';

/*
 * What a document says, without what Yjs keeps beside it: maps, texts and plain values by name. Another kind of
 * content than the gate lets in is never the same as anything, so that nobody throws away what was not understood.
 */

/** Whether two documents say the same, whatever they went through to say it. */
export function sameContent(one: Y.Doc, other: Y.Doc, shape: Shape): boolean {
  return [...shape.keys()].every((name) => sameValue(one.getMap(name), other.getMap(name)));
}

/** Called before each part with the item that it is a copy of: whoever copies can change hands there. */
export type Hand = (original: Y.Item | null) => void;

/** Writes all that a document says into an empty one, as one change. */
export function copyContent(from: Y.Doc, to: Y.Doc, shape: Shape, hand: Hand = () => {}): void {
  to.transact(() => {
    for (const name of shape.keys()) {
      const root = from.getMap(name);
      for (const [key, value] of root) copyPart(root, key, value, to.getMap(name), hand);
    }
  });
}

/** A thing with its fields, a text with its letters, or a value. */
function copyPart(from: Y.Map<unknown>, key: string, value: unknown, to: Y.Map<unknown>, hand: Hand): void {
  if (value instanceof Y.Map) {
    hand(firstOf(value));
    const copy = to.set(key, new Y.Map<unknown>());
    for (const [name, inner] of value) copyPart(value, name, inner, copy, hand);
    return;
  }
  hand(fieldItem(from, key));
  const runs = value instanceof Y.Text ? runsOf(value) : null;
  if (!runs) {
    to.set(key, copyOf(value));
    return;
  }
  const text = to.set(key, new Y.Text());
  for (const { item, letters } of runs) {
    hand(item);
    text.insert(text.length, letters);
  }
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
