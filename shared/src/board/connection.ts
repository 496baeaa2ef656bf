import type * as Y from 'yjs';
import { DRIVER_IDS, type DriverId } from '../content/domains.ts';
import { type FieldRules, flag, label, oneOf, reference, text } from './fields.ts';
import { LIMITS } from './limits.ts';
import { readFlag, readOneOf, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField, sharedText } from './roots.ts';

/** A connection from one stakeholder to another, and the driver of the other that it joins in with. */
export interface Connection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly driver: DriverId;
  /** True for a connection that the group wants but does not have yet (drawn dashed). */
  readonly wished: boolean;
  /** What makes it hard. */
  readonly obstacle: string;
  readonly nextStep: string;
  readonly owner: string;
}

export const CONNECTION_LABELS = ['nextStep', 'owner'] as const;
export type ConnectionLabel = (typeof CONNECTION_LABELS)[number];

export const CONNECTION_FIELDS: FieldRules<Connection> = {
  from: reference(),
  to: reference(),
  driver: oneOf(DRIVER_IDS),
  wished: flag(),
  obstacle: text(),
  nextStep: label(LIMITS.short),
  owner: label(LIMITS.short),
};

export function readConnection(id: string, fields: Fields): Connection {
  return {
    id,
    from: readText(fields, 'from'),
    to: readText(fields, 'to'),
    driver: readOneOf(fields, 'driver', DRIVER_IDS, 'content'),
    wished: readFlag(fields, 'wished'),
    obstacle: readText(fields, 'obstacle'),
    nextStep: readText(fields, 'nextStep'),
    owner: readText(fields, 'owner'),
  };
}

export type NewConnection = Partial<Connection> & Pick<Connection, 'from' | 'to' | 'driver'>;

/**
 * Draws a connection and gives its id. Refuses (null) one from a stakeholder to itself, one with an end that is
 * not on the board, and one that is there already with the same ends and driver.
 */
export function addConnection(doc: Y.Doc, given: NewConnection): string | null {
  const { from, to, driver } = given;
  if (from === to || !find(doc, 'stakeholders', from) || !find(doc, 'stakeholders', to)) return null;
  for (const fields of rootOf(doc, 'connections').values()) {
    if (fields.get('from') === from && fields.get('to') === to && fields.get('driver') === driver)
      return null;
  }
  const id = given.id ?? newId();
  insert(doc, 'connections', id, {
    from,
    to,
    driver,
    wished: given.wished ?? false,
    obstacle: sharedText(given.obstacle ?? ''),
    nextStep: given.nextStep ?? '',
    owner: given.owner ?? '',
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

export function removeConnection(doc: Y.Doc, id: string): void {
  rootOf(doc, 'connections').delete(id);
}
