import { uuidv4 } from 'lib0/random';
import * as Y from 'yjs';
import { LIMITS } from './limits.ts';

/**
 * The kinds of things on the plenary board. Each kind is a root `Y.Map` of the document `board`, from id to a
 * `Y.Map` with the fields that the kind's own file lists.
 */
export const KINDS = [
  'stakeholders',
  'connections',
  'notes',
  'clusters',
  'sheets',
  'parkedIssues',
  'comments',
] as const;
export type Kind = (typeof KINDS)[number];

/** One thing on the board as Yjs keeps it. */
export type Fields = Y.Map<unknown>;

/** The root map of one kind. */
export function rootOf(doc: Y.Doc, kind: Kind): Y.Map<Fields> {
  return doc.getMap<Fields>(kind);
}

/** What holds for the board as a whole: one `Y.Map` with plain values. See `boardSettings.ts`. */
export function settingsOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap<unknown>('settings');
}

/** The thing of that kind and id, or null when it is not, or no longer, there. */
export function find(doc: Y.Doc, kind: Kind, id: string): Fields | null {
  return rootOf(doc, kind).get(id) ?? null;
}

/** A new id, unique everywhere. */
export function newId(): string {
  return uuidv4();
}

/** Whether something can be the id of a thing. '__proto__' cannot: an object, and so a file, does not hold it. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LIMITS.id && value !== '__proto__';
}

/**
 * Puts a new thing on the board. Texts that people type together are given as `Y.Text` from the start: a text
 * made later, by two people at the same moment, would cost one of them what was typed.
 */
export function insert(doc: Y.Doc, kind: Kind, id: string, values: Readonly<Record<string, unknown>>): void {
  const fields = new Y.Map<unknown>();
  for (const [name, value] of Object.entries(values)) fields.set(name, value);
  rootOf(doc, kind).set(id, fields);
}

/**
 * Sets a field to a plain value, when it is not that already: each setting leaves a trace in the document, also one
 * that changes nothing.
 */
export function setField(fields: Fields | null, name: string, value: string | number | boolean | null): void {
  if (fields && fields.get(name) !== value) fields.set(name, value);
}

/** A text field with a first value. */
export function sharedText(value: string): Y.Text {
  return new Y.Text(value);
}

/** The text field of a thing, for typing together; null when the thing is gone. */
export function textField(doc: Y.Doc, kind: Kind, id: string, field: string): Y.Text | null {
  const value = find(doc, kind, id)?.get(field);
  return value instanceof Y.Text ? value : null;
}

/** Replaces a text field as one change, keeping the start and end that stay the same, so that carets stay. */
export function replaceText(text: Y.Text, next: string): void {
  const now = text.toString();
  let start = 0;
  while (start < now.length && start < next.length && now[start] === next[start]) start++;
  let end = 0;
  while (
    end < now.length - start &&
    end < next.length - start &&
    now[now.length - 1 - end] === next[next.length - 1 - end]
  ) {
    end++;
  }
  if (splitsPair(now, start) || splitsPair(next, start)) start--;
  if (splitsPair(now, now.length - end) || splitsPair(next, next.length - end)) end--;
  if (now.length - start - end > 0) text.delete(start, now.length - start - end);
  if (next.length - start - end > 0) text.insert(start, next.slice(start, next.length - end));
}

/** Whether cutting here would halve an emoji: Yjs keeps texts in UTF-16 and turns half of one into a mark. */
function splitsPair(text: string, index: number): boolean {
  const before = text.charCodeAt(index - 1);
  return index > 0 && index < text.length && before >= 0xd800 && before <= 0xdbff;
}
