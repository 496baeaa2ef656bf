import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import { isId, KINDS } from '@verbindbord/shared/board/roots.ts';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';

/** What a root map holds: things (maps of fields) by id, or plain values by name. */
type RootShape = 'things' | 'values';
export type Shape = ReadonlyMap<string, RootShape>;

const BOARD: Shape = new Map<string, RootShape>([
  ...KINDS.map((kind) => [kind, 'things'] as const),
  ['settings', 'values'],
]);
const PAIR: Shape = new Map<string, RootShape>([['lines', 'things']]);

const MAX_THINGS = 5000;
const MAX_FIELDS = 40;
const MAX_VALUE_JSON = 4096;
const MAX_DEPTH = 8;

/** The root names of a document and what may stand under them. */
export function shapeOf(document: DocumentRef): Shape {
  return document.kind === 'board' ? BOARD : PAIR;
}

/** A document in which every root is known as the map that it is. */
export function emptyDocument(shape: Shape): Y.Doc {
  const doc = new Y.Doc();
  for (const name of shape.keys()) doc.getMap(name);
  return doc;
}

/**
 * Looks at what one transaction changed: maps of maps of plain values and texts, and nothing else, so that
 * whoever reads the document finds what the readers of `shared/board` expect.
 *
 * @returns why it may not stand, or null
 */
export function refusalOfChanges(shape: Shape, transaction: Y.Transaction): Refusal | null {
  for (const name of transaction.doc.share.keys()) if (!shape.has(name)) return 'malformed';
  for (const [type, keys] of transaction.changed) {
    const refusal = refusalOfType(shape, type, keys);
    if (refusal) return refusal;
  }
  return [...newItems(transaction)].every(isInPlace) ? null : 'malformed';
}

/** What the transaction brought and did not take away again. */
function* newItems({ doc, beforeState, afterState }: Y.Transaction): Iterable<Y.Item> {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (start >= end || !structs) continue;
    for (let index = Y.findIndexSS(structs, start); index < structs.length; index++) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !struct.deleted) yield struct;
    }
  }
}

/**
 * Only letters in a text: anything else would be seen by nobody, and Yjs fails on taking away what lies in it. Only
 * one value in a field: of several, all but the last are there for nobody.
 */
function isInPlace({ parent, parentSub, content, length }: Y.Item): boolean {
  if (parent instanceof Y.Text) return parentSub === null && content instanceof Y.ContentString;
  return parentSub !== null && length === 1;
}

function refusalOfType(shape: Shape, type: object, keys: ReadonlySet<string | null>): Refusal | null {
  if (type instanceof Y.Text) {
    return [...keys].every((key) => key === null) ? refusalOfField(type) : 'malformed';
  }
  if (!isMap(type) || keys.has(null)) return 'malformed';
  const map = type;
  const root = rootShape(shape, map);
  if (root === 'things' && map.size > MAX_THINGS) return 'tooLarge';
  if (root === undefined && map.size > MAX_FIELDS) return 'tooLarge';
  for (const key of keys) {
    if (key === null || !map.has(key)) continue;
    const value = map.get(key);
    const refusal = refusalOfKey(key) ?? (root === 'things' ? refusalOfThing(value) : refusalOfField(value));
    if (refusal) return refusal;
  }
  return null;
}

function rootShape(shape: Shape, map: Y.Map<unknown>): RootShape | undefined {
  for (const [name, root] of shape) {
    const type: unknown = map.doc?.share.get(name);
    if (type === map) return root;
  }
  return undefined;
}

/** XML types of Yjs are maps and texts too, and not ours. */
function isMap(value: unknown): value is Y.Map<unknown> {
  return value instanceof Y.Map && value.constructor === Y.Map;
}

function refusalOfThing(value: unknown): Refusal | null {
  if (!isMap(value)) return 'malformed';
  if (value.size > MAX_FIELDS) return 'tooLarge';
  for (const [key, field] of value) {
    const refusal = refusalOfKey(key) ?? refusalOfField(field);
    if (refusal) return refusal;
  }
  return null;
}

function refusalOfKey(key: string): Refusal | null {
  if (key.length > LIMITS.id) return 'tooLarge';
  return isId(key) ? null : 'malformed';
}

function refusalOfField(value: unknown): Refusal | null {
  if (value instanceof Y.Text) {
    if (value.constructor !== Y.Text) return 'malformed';
    return value.length > LIMITS.text ? 'tooLarge' : null;
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return null;
  if (typeof value === 'string') return value.length > LIMITS.text ? 'tooLarge' : null;
  if (typeof value !== 'object' || !isPlain(value, MAX_DEPTH)) return 'malformed';
  return JSON.stringify(value).length > MAX_VALUE_JSON ? 'tooLarge' : null;
}

/** What JSON can say, and so a file can hold: no bytes, no types of Yjs, no object with another as its prototype. */
function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((inner) => isPlain(inner, depth - 1));
}
