import type * as Y from 'yjs';
import { composed, type FieldRules, isLabel, label, nullable, number, only, text } from './fields.ts';
import { LIMITS } from './limits.ts';
import { readNumber, readText } from './read.ts';
import { type Fields, find, insert, isId, newId, rootOf, setField, sharedText } from './roots.ts';

/**
 * What a parked issue came from. A note or stakeholder that is parked stays in the document and is hidden from
 * its sheet or the map for as long as the parked issue is there: taking back is taking the issue away, and
 * nothing of the original (its place, group, connections) can get lost on the way.
 */
export type ParkedFrom =
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'stakeholder'; readonly id: string }
  | { readonly kind: 'line'; readonly id: string; readonly label: string };

export interface ParkedIssue {
  readonly id: string;
  /** Its own words; for a note or stakeholder `readBoard` gives those of the original. */
  readonly text: string;
  /** Why it is external. */
  readonly reason: string;
  /** Which table or session it belongs to. */
  readonly table: string;
  readonly owner: string;
  /** ISO date (yyyy-mm-dd) of the follow-up, or empty. */
  readonly followUp: string;
  readonly from: ParkedFrom | null;
  readonly order: number;
}

export const PARKED_LABELS = ['table', 'owner', 'followUp'] as const;
export type ParkedLabel = (typeof PARKED_LABELS)[number];

export const PARKED_FIELDS: FieldRules<ParkedIssue> = {
  text: text(),
  reason: text(),
  table: label(LIMITS.short),
  owner: label(LIMITS.short),
  followUp: label(LIMITS.short),
  from: nullable(composed(asParkedFrom)),
  order: number(),
};

export function readParkedIssue(id: string, fields: Fields): ParkedIssue {
  return {
    id,
    text: readText(fields, 'text'),
    reason: readText(fields, 'reason'),
    table: readText(fields, 'table'),
    owner: readText(fields, 'owner'),
    followUp: readText(fields, 'followUp'),
    from: asParkedFrom(fields.get('from')),
    order: readNumber(fields, 'order'),
  };
}

/** The origin in a value that some client wrote, or null when it is none. */
export function asParkedFrom(value: unknown): ParkedFrom | null {
  if (typeof value !== 'object' || value === null) return null;
  const from = value as ParkedFrom;
  if (!isId(from.id)) return null;
  if (from.kind === 'note' || from.kind === 'stakeholder') return only(from, ['kind', 'id']);
  return from.kind === 'line' && isLabel(from.label, LIMITS.text)
    ? only(from, ['kind', 'id', 'label'])
    : null;
}

export type NewParkedIssue = Partial<ParkedIssue> & Pick<ParkedIssue, 'text' | 'reason'>;

/**
 * Parks an issue and gives its id. What is parked already (the same origin) is not parked twice: the id of the
 * issue that is there is given.
 */
export function park(doc: Y.Doc, given: NewParkedIssue): string {
  const from = given.from ?? null;
  let last = 0;
  for (const [id, fields] of rootOf(doc, 'parkedIssues')) {
    const other = asParkedFrom(fields.get('from'));
    if (from && other && other.kind === from.kind && other.id === from.id) return id;
    last = Math.max(last, readNumber(fields, 'order'));
  }
  const id = given.id ?? newId();
  insert(doc, 'parkedIssues', id, {
    text: sharedText(given.text),
    reason: sharedText(given.reason),
    table: given.table ?? '',
    owner: given.owner ?? '',
    followUp: given.followUp ?? '',
    from,
    order: given.order ?? last + 1,
  });
  return id;
}

export function setParkedLabel(doc: Y.Doc, id: string, label: ParkedLabel, value: string): void {
  setField(find(doc, 'parkedIssues', id), label, value);
}

/** Takes a parked issue away; the note or stakeholder that it came from is back where it was. */
export function takeBack(doc: Y.Doc, id: string): void {
  rootOf(doc, 'parkedIssues').delete(id);
}
