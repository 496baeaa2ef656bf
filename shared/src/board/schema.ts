import { SETTINGS_FIELDS } from './boardSettings.ts';
import { CLUSTER_FIELDS } from './cluster.ts';
import { COMMENT_FIELDS } from './comment.ts';
import { CONNECTION_FIELDS } from './connection.ts';
import type { FieldRule } from './fields.ts';
import { NOTE_FIELDS } from './note.ts';
import { PARKED_FIELDS } from './parkedIssue.ts';
import type { Kind } from './roots.ts';
import { SHEET_FIELDS } from './sheet.ts';
import { STAKEHOLDER_FIELDS } from './stakeholder.ts';
import { LINE_FIELDS } from './worksheet.ts';

type Fields = Readonly<Record<string, FieldRule>>;

/** The fields of every kind of thing on the board. A field that is not here is refused by the gate and by files. */
export const BOARD_FIELDS: Readonly<Record<Kind, Fields>> = {
  stakeholders: STAKEHOLDER_FIELDS,
  connections: CONNECTION_FIELDS,
  notes: NOTE_FIELDS,
  clusters: CLUSTER_FIELDS,
  sheets: SHEET_FIELDS,
  parkedIssues: PARKED_FIELDS,
  comments: COMMENT_FIELDS,
};

/** What stands under one root of a document: things by id, each with fields, or values by name. */
export interface RootSchema {
  readonly holds: 'things' | 'values';
  readonly fields: ReadonlyMap<string, FieldRule>;
  /** The field that tells who wrote a thing for others: set by nobody but them, and not taken away by anybody. */
  readonly signature: string | null;
  /** The field that tells what a thing stands under: a sheet of the flip chart, a question of the worksheet. */
  readonly place: string | null;
  /** Fields that tell where else a thing went or may go: no part of what was answered. */
  readonly marks: readonly string[];
}

/** The roots of a document by their names, and what may stand under them. */
export type DocumentSchema = ReadonlyMap<string, RootSchema>;

const PLACES: Partial<Record<Kind, string>> = { notes: 'sheet', clusters: 'sheet' };

export const BOARD_SCHEMA: DocumentSchema = new Map([
  ...Object.entries(BOARD_FIELDS).map(
    ([kind, fields]) => [kind, root('things', fields, { place: PLACES[kind as Kind] ?? null })] as const,
  ),
  ['settings', root('values', SETTINGS_FIELDS)],
]);

export const WORKSHEET_SCHEMA: DocumentSchema = new Map([
  [
    'lines',
    root('things', LINE_FIELDS, {
      signature: 'notedBy',
      place: 'question',
      marks: ['sharedAs', 'parkedAs', 'stays'],
    }),
  ],
]);

function root(
  holds: RootSchema['holds'],
  fields: Fields,
  given: Partial<Omit<RootSchema, 'holds' | 'fields'>> = {},
): RootSchema {
  return {
    holds,
    fields: new Map(Object.entries(fields)),
    signature: null,
    place: null,
    marks: [],
    ...given,
  };
}
