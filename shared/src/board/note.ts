import type * as Y from 'yjs';
import {
  composed,
  type FieldRules,
  label,
  nullable,
  number,
  ofReport,
  optionalReference,
  reference,
  sinceLater,
  text,
} from './fields.ts';
import { LIMITS } from './limits.ts';
import { asOrigin, type Origin } from './origin.ts';
import { readLabel, readNumber, readReference, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField, sharedText } from './roots.ts';

/** One note on a sheet of the flip chart. */
export interface Note {
  readonly id: string;
  readonly sheet: string;
  /** The group it lies in, or null. */
  readonly cluster: string | null;
  readonly text: string;
  /** Notes of a sheet or group lie in ascending order. */
  readonly order: number;
  readonly origin: Origin | null;
  /** The note that it is part of since they were merged, or null. See `merging.ts`. */
  readonly mergedInto: string | null;
  /** Other words that the report has for it, beside its own; null: it has its own. See `shownWords`. */
  readonly wording: string | null;
  /** Why the report leaves it out; null: it is in the report. */
  readonly leftOut: string | null;
}

export const NOTE_FIELDS: FieldRules<Note> = {
  sheet: reference(),
  cluster: optionalReference(),
  text: text(),
  order: number(),
  origin: nullable(composed(asOrigin)),
  mergedInto: sinceLater(optionalReference(), null),
  wording: ofReport(label(LIMITS.text)),
  leftOut: ofReport(label(LIMITS.short)),
};

export function readNote(id: string, fields: Fields): Note {
  return {
    id,
    sheet: readText(fields, 'sheet'),
    cluster: readReference(fields, 'cluster'),
    text: readText(fields, 'text'),
    order: readNumber(fields, 'order'),
    origin: asOrigin(fields.get('origin')),
    mergedInto: readReference(fields, 'mergedInto'),
    wording: readLabel(fields, 'wording'),
    leftOut: readLabel(fields, 'leftOut'),
  };
}

/** The words by which a note is shown and is in the report. */
export function shownWords({ text, wording }: Pick<Note, 'text' | 'wording'>): string {
  return wording ?? text;
}

export type NewNote = Partial<Note> & Pick<Note, 'sheet' | 'text'>;

/** Adds a note at the end of its sheet or group and gives its id. */
export function addNote(doc: Y.Doc, given: NewNote): string {
  const id = given.id ?? newId();
  insert(doc, 'notes', id, {
    sheet: given.sheet,
    cluster: given.cluster ?? null,
    text: sharedText(given.text),
    order: given.order ?? lastOrder(doc, given.sheet) + 1,
    origin: given.origin ?? null,
    ...(given.mergedInto ? { mergedInto: given.mergedInto } : {}),
    // Most notes have neither.
    ...(given.wording && { wording: given.wording }),
    ...(given.leftOut && { leftOut: given.leftOut }),
  });
  return id;
}

/** Puts a note on a sheet, in a group or loose, before the notes with a higher order. */
export function placeNote(
  doc: Y.Doc,
  id: string,
  to: { readonly sheet: string; readonly cluster: string | null; readonly order?: number },
): void {
  const note = find(doc, 'notes', id);
  if (!note) return;
  const stays = note.get('sheet') === to.sheet && note.get('cluster') === to.cluster;
  if (!stays) {
    // Both, so that of two who move it at once nobody gets the sheet of one with the group of the other.
    note.set('sheet', to.sheet);
    note.set('cluster', to.cluster);
  }
  setField(note, 'order', to.order ?? lastOrder(doc, to.sheet) + 1);
}

/** Gives a note other words in the report; null for its own. Its own words stay as they are. */
export function reword(doc: Y.Doc, id: string, wording: string | null): void {
  setField(find(doc, 'notes', id), 'wording', wording);
}

/** Has the report leave a note out, for a reason; null: it is in the report. */
export function leaveOut(doc: Y.Doc, id: string, reason: string | null): void {
  setField(find(doc, 'notes', id), 'leftOut', reason);
}

export function removeNote(doc: Y.Doc, id: string): void {
  rootOf(doc, 'notes').delete(id);
}

/** The order of the last note on a sheet; 0 for one without notes. */
export function lastOrder(doc: Y.Doc, sheet: string): number {
  let last = 0;
  for (const note of rootOf(doc, 'notes').values()) {
    if (note.get('sheet') === sheet) last = Math.max(last, readNumber(note, 'order'));
  }
  return last;
}
