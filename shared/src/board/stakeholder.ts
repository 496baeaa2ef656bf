import type * as Y from 'yjs';
import { SEAT_IDS, type SeatId } from '../content/domains.ts';
import type { LensMoment, MomentId } from '../content/lens.ts';
import { isPlace, type Place } from '../map/place.ts';
import {
  composed,
  type FieldRules,
  label,
  nullable,
  oneOf,
  only,
  optionalReference,
  sinceLater,
  text,
} from './fields.ts';
import { withSources } from './joining.ts';
import { LIMITS } from './limits.ts';
import { asOrigin, type Origin } from './origin.ts';
import { readOneOf, readReference, readText } from './read.ts';
import { type Fields, find, insert, newId, rootOf, setField, sharedText } from './roots.ts';

/** What the election lens knows of a stakeholder: see `moment.ts`. */
export interface Shifts {
  /** Where it stands half a year before an election and just after; null when it does not shift. */
  readonly before: Place | null;
  readonly after: Place | null;
  /** Why it shifts; can be empty. */
  readonly whyBefore: string;
  readonly whyAfter: string;
}

export const NO_SHIFTS: Shifts = { before: null, after: null, whyBefore: '', whyAfter: '' };

/**
 * Somebody whom the group wants to connect, or has to reckon with. Its domain, driver and ring follow from its
 * place (`meaningOf` in `map/place.ts`); they are not stored beside it, so that they cannot disagree.
 */
export interface Stakeholder extends Shifts {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly person: string;
  readonly role: string;
  readonly place: Place;
  readonly seat: SeatId;
  readonly interest: string;
  readonly standpoint: string;
  readonly represents: string;
  readonly mandate: string;
  /** Assumptions and emotions about this stakeholder; left out of exports unless asked for. */
  readonly assumptions: string;
  readonly notes: string;
  readonly origin: Origin | null;
  /** The stakeholder that it is part of since they were merged, or null. See `joining.ts`. */
  readonly mergedInto: string | null;
}

/** The fields that are one short value; the last one who sets it wins. */
export const STAKEHOLDER_LABELS = [
  'name',
  'organisation',
  'person',
  'role',
  'represents',
  'mandate',
  'whyBefore',
  'whyAfter',
] as const;
/** The fields that people type in together. */
export const STAKEHOLDER_TEXTS = ['interest', 'standpoint', 'assumptions', 'notes'] as const;
export type StakeholderLabel = (typeof STAKEHOLDER_LABELS)[number];
export type StakeholderText = (typeof STAKEHOLDER_TEXTS)[number];

export const STAKEHOLDER_FIELDS: FieldRules<Stakeholder> = {
  name: label(LIMITS.name),
  organisation: label(LIMITS.short),
  person: label(LIMITS.short),
  role: label(LIMITS.short),
  place: composed(asPlace),
  before: sinceLater(nullable(composed(asPlace)), null),
  after: sinceLater(nullable(composed(asPlace)), null),
  whyBefore: sinceLater(label(LIMITS.short), ''),
  whyAfter: sinceLater(label(LIMITS.short), ''),
  seat: oneOf(SEAT_IDS),
  interest: text(),
  standpoint: text(),
  represents: label(LIMITS.short),
  mandate: label(LIMITS.short),
  assumptions: text(),
  notes: text(),
  origin: nullable(composed(asOrigin)),
  mergedInto: sinceLater(optionalReference(), null),
};

/** Where a thing goes whose stored place cannot be read: visible, and far from the table. */
const LOST_PLACE: Place = { domain: 'ambtelijk', lean: 0.5, reach: 0.8 };

function asPlace(value: unknown): Place | null {
  return isPlace(value) ? only(value, ['domain', 'lean', 'reach']) : null;
}

export function readStakeholder(id: string, fields: Fields): Stakeholder {
  return {
    id,
    name: readText(fields, 'name'),
    organisation: readText(fields, 'organisation'),
    person: readText(fields, 'person'),
    role: readText(fields, 'role'),
    place: asPlace(fields.get('place')) ?? LOST_PLACE,
    before: asPlace(fields.get('before')),
    after: asPlace(fields.get('after')),
    whyBefore: readText(fields, 'whyBefore'),
    whyAfter: readText(fields, 'whyAfter'),
    seat: readOneOf(fields, 'seat', SEAT_IDS, 'missing'),
    interest: readText(fields, 'interest'),
    standpoint: readText(fields, 'standpoint'),
    represents: readText(fields, 'represents'),
    mandate: readText(fields, 'mandate'),
    assumptions: readText(fields, 'assumptions'),
    notes: readText(fields, 'notes'),
    origin: asOrigin(fields.get('origin')),
    mergedInto: readReference(fields, 'mergedInto'),
  };
}

/** What is needed to place a stakeholder; everything else starts empty. */
export type NewStakeholder = Partial<Omit<Stakeholder, 'name' | 'place'>> &
  Pick<Stakeholder, 'name' | 'place'>;

/** Adds a stakeholder and gives its id. */
export function addStakeholder(doc: Y.Doc, given: NewStakeholder): string {
  const id = given.id ?? newId();
  const labels = STAKEHOLDER_LABELS.map((name) => [name, given[name] ?? '']);
  const texts = STAKEHOLDER_TEXTS.map((name) => [name, sharedText(given[name] ?? '')]);
  insert(doc, 'stakeholders', id, {
    ...Object.fromEntries([...labels, ...texts]),
    place: given.place,
    before: given.before ?? null,
    after: given.after ?? null,
    seat: given.seat ?? 'missing',
    origin: given.origin ?? null,
    ...(given.mergedInto ? { mergedInto: given.mergedInto } : {}),
  });
  return id;
}

/** The fields in which its place and the reason for it stand, at a moment beside now. */
export const SHIFT_FIELDS = {
  before: { place: 'before', why: 'whyBefore' },
  after: { place: 'after', why: 'whyAfter' },
} as const satisfies Record<LensMoment, { place: keyof Stakeholder; why: StakeholderLabel }>;

/** One value, so that two people who move it at once never get the domain of one with the ring of the other. */
export function moveStakeholder(doc: Y.Doc, id: string, place: Place, moment: MomentId = 'now'): void {
  find(doc, 'stakeholders', id)?.set(moment === 'now' ? 'place' : SHIFT_FIELDS[moment].place, place);
}

/** It stands at that moment where it stands now. */
export function takeShiftBack(doc: Y.Doc, id: string, moment: LensMoment): void {
  const stakeholder = find(doc, 'stakeholders', id);
  setField(stakeholder, SHIFT_FIELDS[moment].place, null);
  setField(stakeholder, SHIFT_FIELDS[moment].why, '');
}

export function setStakeholderLabel(doc: Y.Doc, id: string, label: StakeholderLabel, value: string): void {
  setField(find(doc, 'stakeholders', id), label, value);
}

export function setSeat(doc: Y.Doc, id: string, seat: SeatId): void {
  setField(find(doc, 'stakeholders', id), 'seat', seat);
}

/**
 * Removes a stakeholder with its connections, with what was said of it, and with all that was merged into it: one change, so that one undo brings
 * all of it back.
 */
export function removeStakeholder(doc: Y.Doc, id: string): void {
  const gone = withSources(doc, 'stakeholders', id);
  const connections = rootOf(doc, 'connections');
  for (const [connectionId, fields] of [...connections]) {
    if (gone.has(readText(fields, 'from')) || gone.has(readText(fields, 'to')))
      connections.delete(connectionId);
  }
  const comments = rootOf(doc, 'comments');
  for (const [commentId, fields] of [...comments]) {
    if (gone.has(readText(fields, 'on'))) comments.delete(commentId);
  }
  for (const one of gone) rootOf(doc, 'stakeholders').delete(one);
}
