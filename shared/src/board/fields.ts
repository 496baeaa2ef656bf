import { LIMITS } from './limits.ts';
import { isId } from './roots.ts';

/** A text that people type together: a `Y.Text` of at most so many UTF-16 units. */
export interface TextRule {
  readonly kind: 'text';
  readonly max: number;
}

/** One value that is set as a whole; the last one who sets it wins. */
export interface ValueRule {
  readonly kind: 'value';
  /** How long a string may be. */
  readonly max?: number;
  /**
   * The value as it may stand in the field: the same one, a copy without what does not belong in it, or undefined
   * when it may not stand there at all.
   */
  readonly tidy: (value: unknown) => unknown;
  /** The deed that setting it is, where that is another one than changing its thing. */
  readonly deed?: 'report';
}

export type FieldRule = TextRule | ValueRule;

/** The rule of every field of a thing. */
export type FieldRules<T> = { readonly [Name in Exclude<keyof T, 'id'>]: FieldRule };

export function text(): TextRule {
  return { kind: 'text', max: LIMITS.text };
}

/** A short text that is not typed together. */
export function label(max: number): ValueRule {
  return { kind: 'value', max, tidy: (value) => (isLabel(value, max) ? value : undefined) };
}

export function number(): ValueRule {
  return value((given): given is number => Number.isFinite(given));
}

/** A moment in milliseconds since 1970 that a `Date` can hold: anything else could not be shown. */
export function moment(): ValueRule {
  return value(isMoment);
}

export function isMoment(given: unknown): given is number {
  return typeof given === 'number' && Math.abs(given) <= 8.64e15;
}

export function flag(): ValueRule {
  return value((given): given is boolean => typeof given === 'boolean');
}

/** The id of another thing, or empty. */
export function reference(): ValueRule {
  return value((given): given is string => given === '' || isId(given));
}

/** The id of another thing, or null. */
export function optionalReference(): ValueRule {
  return value((given): given is string | null => given === null || given === '' || isId(given));
}

/** A field that boards and files of before do not have: `before` is what that means. */
export function sinceLater(rule: ValueRule, before: unknown): ValueRule {
  return { ...rule, tidy: (given) => (given === undefined ? before : rule.tidy(given)) };
}

export function oneOf(words: readonly string[]): ValueRule {
  return value((given): given is string => words.some((word) => word === given));
}

/** Any number of words of a closed list, each once and in the order of the list. */
export function choices<T extends string>(words: readonly T[]): ValueRule {
  return composed((given) => asChoices(given, words));
}

/** Chosen words in the order of their list: the same array when they stand in it so; null for what is no choice. */
export function asChoices<T extends string>(given: unknown, words: readonly T[]): readonly T[] | null {
  if (!Array.isArray(given) || given.length > words.length) return null;
  if (!given.every((word) => words.includes(word))) return null;
  const inOrder = words.filter((word) => given.includes(word));
  const isExact = given.length === inOrder.length && given.every((word, index) => word === inOrder[index]);
  return isExact ? given : inOrder;
}

/** A day as yyyy-mm-dd, or empty. */
export function day(): ValueRule {
  return value((given): given is string => given === '' || isDay(given));
}

/** Whether something is a day of the calendar, as yyyy-mm-dd. */
export function isDay(given: unknown): given is string {
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(given)) return false;
  const moment = Date.parse(`${given}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(given);
}

/** What a reader of such values gives back, which is null for what is none; `tidy` as in `ValueRule`. */
export function composed(read: (value: unknown) => object | null): ValueRule {
  return { kind: 'value', tidy: (given) => read(given) ?? undefined };
}

export function nullable(rule: ValueRule): ValueRule {
  return { ...rule, tidy: (given) => (given === null ? null : rule.tidy(given)) };
}

/** What the report makes of a thing, or null. Who keeps the report says so, and not everybody who may change the thing. */
export function ofReport(rule: ValueRule): ValueRule {
  return { ...sinceLater(nullable(rule), null), deed: 'report' };
}

/** Whether something is a string of at most so many units. */
export function isLabel(given: unknown, max: number): given is string {
  return typeof given === 'string' && given.length <= max;
}

/**
 * The record with these fields and no others: the same object when it has no others. Objects of Yjs are never
 * changed in place, so that who holds one can compare by identity.
 */
export function only<T extends object>(record: T, names: readonly (keyof T & string)[]): T {
  const isExact = Object.keys(record).length === names.length;
  if (isExact && names.every((name) => Object.hasOwn(record, name))) return record;
  return Object.fromEntries(names.map((name) => [name, record[name]])) as T;
}

function value<T>(holds: (given: unknown) => given is T): ValueRule {
  return { kind: 'value', tidy: (given) => (holds(given) ? given : undefined) };
}
