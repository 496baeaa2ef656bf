import { BOARD_SCHEMA, type DocumentSchema, WORKSHEET_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import type { Deed, DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import * as Y from 'yjs';

export type Shape = DocumentSchema;

/** The root names of a document and what may stand under them. */
export function shapeOf(document: DocumentRef): Shape {
  return document.kind === 'pair' ? WORKSHEET_SCHEMA : BOARD_SCHEMA;
}

/** What setting a field of a thing that is there takes. */
export function deedOf(shape: Shape, root: string, field: string | null): Deed {
  const rule = field === null ? undefined : shape.get(root)?.fields.get(field);
  return rule?.kind === 'value' && rule.deed ? rule.deed : 'change';
}

/** A document in which every root is known as the map that it is. */
export function emptyDocument(shape: Shape): Y.Doc {
  const doc = new Y.Doc();
  for (const name of shape.keys()) doc.getMap(name);
  return doc;
}
