import type * as Y from 'yjs';
import { BOUNDARY_IDS, type BoundaryId } from '../content/boundaries.ts';
import { DRIVER_IDS, type DriverId } from '../content/domains.ts';
import { STRENGTH_IDS, type StrengthId, TIE_IDS, type TieId } from '../content/ties.ts';
import {
  choices,
  day,
  type FieldRules,
  flag,
  isDay,
  label,
  oneOf,
  optionalReference,
  reference,
  sinceLater,
  text,
} from './fields.ts';
import { headsIn, withSources } from './joining.ts';
import { LIMITS } from './limits.ts';
import { readChoices, readFlag, readOneOf, readReference, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField, sharedText } from './roots.ts';

/** A connection from one stakeholder to another, and the driver of the other that it joins in with. */
export interface Connection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly driver: DriverId;
  /** True for a connection that the group wants but does not have yet (drawn dashed). */
  readonly wished: boolean;
  /** What connects the two. */
  readonly ties: readonly TieId[];
  readonly strengthNow: StrengthId;
  readonly strengthWanted: StrengthId;
  /** The kinds of boundary that make it hard, beside what is said of it. */
  readonly boundaries: readonly BoundaryId[];
  /** What makes it hard. */
  readonly obstacle: string;
  readonly nextStep: string;
  readonly owner: string;
  /** The day of the next step (yyyy-mm-dd), or empty. */
  readonly due: string;
  /** The connection that it became one with, when those at its ends were merged; or null. See `joining.ts`. */
  readonly mergedInto: string | null;
}

export const CONNECTION_LABELS = ['nextStep', 'owner'] as const;
export type ConnectionLabel = (typeof CONNECTION_LABELS)[number];

export const CONNECTION_FIELDS: FieldRules<Connection> = {
  from: reference(),
  to: reference(),
  driver: oneOf(DRIVER_IDS),
  wished: flag(),
  ties: sinceLater(choices(TIE_IDS), []),
  strengthNow: sinceLater(oneOf(STRENGTH_IDS), 'unknown'),
  strengthWanted: sinceLater(oneOf(STRENGTH_IDS), 'unknown'),
  boundaries: sinceLater(choices(BOUNDARY_IDS), []),
  obstacle: text(),
  nextStep: label(LIMITS.short),
  owner: label(LIMITS.short),
  due: sinceLater(day(), ''),
  mergedInto: sinceLater(optionalReference(), null),
};

export function readConnection(id: string, fields: Fields): Connection {
  return {
    id,
    from: readText(fields, 'from'),
    to: readText(fields, 'to'),
    driver: readOneOf(fields, 'driver', DRIVER_IDS, 'content'),
    wished: readFlag(fields, 'wished'),
    ties: readChoices(fields, 'ties', TIE_IDS),
    strengthNow: readOneOf(fields, 'strengthNow', STRENGTH_IDS, 'unknown'),
    strengthWanted: readOneOf(fields, 'strengthWanted', STRENGTH_IDS, 'unknown'),
    boundaries: readChoices(fields, 'boundaries', BOUNDARY_IDS),
    obstacle: readText(fields, 'obstacle'),
    nextStep: readText(fields, 'nextStep'),
    owner: readText(fields, 'owner'),
    due: readDay(fields, 'due'),
    mergedInto: readReference(fields, 'mergedInto'),
  };
}

function readDay(fields: Fields, name: string): string {
  const given = fields.get(name);
  return isDay(given) ? given : '';
}

export type NewConnection = Partial<Connection> & Pick<Connection, 'from' | 'to' | 'driver'>;

/**
 * Draws a connection and gives its id. Refuses (null) one from a stakeholder to itself, one with an end that is
 * not on the board, and one that is there already with the same ends and driver.
 */
export function addConnection(doc: Y.Doc, given: NewConnection): string | null {
  const { from, to, driver } = given;
  if (from === to || !find(doc, 'stakeholders', from) || !find(doc, 'stakeholders', to)) return null;
  const headOf = headsIn(doc, 'stakeholders');
  for (const fields of rootOf(doc, 'connections').values()) {
    if (
      fields.get('driver') === driver &&
      headOf(readText(fields, 'from')) === headOf(from) &&
      headOf(readText(fields, 'to')) === headOf(to)
    )
      return null;
  }
  const id = given.id ?? newId();
  insert(doc, 'connections', id, {
    from,
    to,
    driver,
    wished: given.wished ?? false,
    ties: given.ties ?? [],
    strengthNow: given.strengthNow ?? 'unknown',
    strengthWanted: given.strengthWanted ?? 'unknown',
    boundaries: given.boundaries ?? [],
    obstacle: sharedText(given.obstacle ?? ''),
    nextStep: given.nextStep ?? '',
    owner: given.owner ?? '',
    due: given.due ?? '',
  });
  return id;
}

export function setConnectionDriver(doc: Y.Doc, id: string, driver: DriverId): void {
  setField(find(doc, 'connections', id), 'driver', driver);
}

export function setConnectionWished(doc: Y.Doc, id: string, wished: boolean): void {
  setField(find(doc, 'connections', id), 'wished', wished);
}

export function setConnectionLabel(doc: Y.Doc, id: string, label: ConnectionLabel, value: string): void {
  setField(find(doc, 'connections', id), label, value);
}

export function setConnectionStrength(
  doc: Y.Doc,
  id: string,
  moment: 'strengthNow' | 'strengthWanted',
  strength: StrengthId,
): void {
  setField(find(doc, 'connections', id), moment, strength);
}

export function setConnectionTies(doc: Y.Doc, id: string, ties: readonly TieId[]): void {
  setChoices(find(doc, 'connections', id), 'ties', ties, TIE_IDS);
}

export function setConnectionBoundaries(doc: Y.Doc, id: string, boundaries: readonly BoundaryId[]): void {
  setChoices(find(doc, 'connections', id), 'boundaries', boundaries, BOUNDARY_IDS);
}

function setChoices<T extends string>(
  fields: Fields | null,
  name: string,
  chosen: readonly T[],
  words: readonly T[],
): void {
  const next = words.filter((word) => chosen.includes(word));
  if (fields && next.join() !== readChoices(fields, name, words).join()) fields.set(name, next);
}

/** Sets the day of the next step (yyyy-mm-dd), or none. What is no day changes nothing. */
export function setConnectionDue(doc: Y.Doc, id: string, due: string): void {
  if (due === '' || isDay(due)) setField(find(doc, 'connections', id), 'due', due);
}

/** Removes a connection with those that became one with it. */
export function removeConnection(doc: Y.Doc, id: string): void {
  for (const one of withSources(doc, 'connections', id)) rootOf(doc, 'connections').delete(one);
}
