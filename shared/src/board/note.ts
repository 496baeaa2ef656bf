import type * as Y from 'yjs';
import {
  composed,
  type FieldRules,
  nullable,
  number,
  optionalReference,
  reference,
  sinceLater,
  text,
} from './fields.ts';
import { asOrigin, type Origin } from './origin.ts';
import { readNumber, readReference, readText } from './read.ts';
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
}

export const NOTE_FIELDS: FieldRules<Note> = {
  sheet: reference(),
  cluster: optionalReference(),
  text: text(),
  order: number(),
  origin: nullable(composed(asOrigin)),
  mergedInto: sinceLater(optionalReference(), null),
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
  };
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
