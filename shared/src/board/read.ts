import * as Y from 'yjs';
import { asChoices } from './fields.ts';
import type { Fields } from './roots.ts';

/**
 * Reading one field of a thing. A document can hold anything that some client once wrote, so each reader gives
 * a value of the right type or the fallback, and never throws.
 */
export function readText(fields: Fields, name: string, fallback = ''): string {
  const value = fields.get(name);
  if (typeof value === 'string') return value;
  return value instanceof Y.Text ? value.toString() : fallback;
}

export function readNumber(fields: Fields, name: string, fallback = 0): number {
  const value = fields.get(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback;
}

export function readFlag(fields: Fields, name: string): boolean {
  return fields.get(name) === true;
}

/** A reference to another thing by id, or null for none. */
export function readReference(fields: Fields, name: string): string | null {
  const value = fields.get(name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A short text that need not be there: null when it is not, or when it is empty. */
export function readLabel(fields: Fields, name: string): string | null {
  return readReference(fields, name);
}

/** One of a closed list of words, or the fallback. */
export function readOneOf<T extends string>(
  fields: Fields,
  name: string,
  words: readonly T[],
  fallback: T,
): T {
  const value = fields.get(name);
  return words.find((word) => word === value) ?? fallback;
}

const NONE: readonly never[] = [];

/** Words of a closed list, in its order; none when the field holds something else. */
export function readChoices<T extends string>(
  fields: Fields,
  name: string,
  words: readonly T[],
): readonly T[] {
  return asChoices(fields.get(name), words) ?? NONE;
}
