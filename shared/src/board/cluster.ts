import type * as Y from 'yjs';
import { type FieldRules, label, number, reference } from './fields.ts';
import { LIMITS } from './limits.ts';
import { readNumber, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField } from './roots.ts';

/** A named group of notes on one sheet. */
export interface Cluster {
  readonly id: string;
  readonly sheet: string;
  readonly name: string;
  readonly order: number;
}

export const CLUSTER_FIELDS: FieldRules<Cluster> = {
  sheet: reference(),
  name: label(LIMITS.name),
  order: number(),
};

export function readCluster(id: string, fields: Fields): Cluster {
  return {
    id,
    sheet: readText(fields, 'sheet'),
    name: readText(fields, 'name'),
    order: readNumber(fields, 'order'),
  };
}

export type NewCluster = Partial<Cluster> & Pick<Cluster, 'sheet' | 'name' | 'order'>;

export function addCluster(doc: Y.Doc, given: NewCluster): string {
  const id = given.id ?? newId();
  insert(doc, 'clusters', id, { sheet: given.sheet, name: given.name, order: given.order });
  return id;
}

export function renameCluster(doc: Y.Doc, id: string, name: string): void {
  setField(find(doc, 'clusters', id), 'name', name);
}

/** Takes a group apart; its notes stay on the sheet, ungrouped. */
export function removeCluster(doc: Y.Doc, id: string): void {
  for (const note of rootOf(doc, 'notes').values()) if (note.get('cluster') === id) note.set('cluster', null);
  rootOf(doc, 'clusters').delete(id);
}
