import type * as Y from 'yjs';
import { type FieldRules, label, number, optionalReference } from './fields.ts';
import { LIMITS } from './limits.ts';
import { readNumber, readReference, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField } from './roots.ts';

/** One sheet of the flip chart: a question or heading with the notes under it. */
export interface Sheet {
  readonly id: string;
  readonly title: string;
  /** The step that the sheet was made for, or null when somebody added it during the session. */
  readonly step: string | null;
  /** Sheets lie in ascending order. */
  readonly order: number;
}

export const SHEET_FIELDS: FieldRules<Sheet> = {
  title: label(LIMITS.title),
  step: optionalReference(),
  order: number(),
};

export function readSheet(id: string, fields: Fields): Sheet {
  return {
    id,
    title: readText(fields, 'title'),
    step: readReference(fields, 'step'),
    order: readNumber(fields, 'order'),
  };
}

export type NewSheet = Partial<Sheet> & Pick<Sheet, 'title' | 'order'>;

export function addSheet(doc: Y.Doc, given: NewSheet): string {
  const id = given.id ?? newId();
  insert(doc, 'sheets', id, { title: given.title, step: given.step ?? null, order: given.order });
  return id;
}

export function renameSheet(doc: Y.Doc, id: string, title: string): void {
  setField(find(doc, 'sheets', id), 'title', title);
}

/** Says which step a sheet belongs to, if any, and where among the sheets it lies. */
export function placeSheet(doc: Y.Doc, id: string, to: Pick<Sheet, 'step' | 'order'>): void {
  const sheet = find(doc, 'sheets', id);
  setField(sheet, 'step', to.step);
  setField(sheet, 'order', to.order);
}

/** Removes an empty sheet; refuses (false) one that still has notes. */
export function removeSheet(doc: Y.Doc, id: string): boolean {
  for (const note of rootOf(doc, 'notes').values()) if (note.get('sheet') === id) return false;
  for (const [clusterId, cluster] of [...rootOf(doc, 'clusters')]) {
    if (cluster.get('sheet') === id) rootOf(doc, 'clusters').delete(clusterId);
  }
  rootOf(doc, 'sheets').delete(id);
  return true;
}
