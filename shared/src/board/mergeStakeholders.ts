import * as Y from 'yjs';
import { BOUNDARY_IDS } from '../content/boundaries.ts';
import { TIE_IDS } from '../content/ties.ts';
import { type Connection, setConnectionBoundaries, setConnectionTies } from './connection.ts';
import { says } from './leftOver.ts';
import { LIMITS } from './limits.ts';
import { markMerged } from './merging.ts';
import { readText } from './read.ts';
import { type Board, readBoard } from './readBoard.ts';
import { type Fields, find, rootOf, setField } from './roots.ts';
import { STAKEHOLDER_LABELS, STAKEHOLDER_TEXTS } from './stakeholder.ts';

/**
 * Makes one card of several stakeholders. The one that they are merged into keeps its name, place and seat; what is
 * empty there is filled, what the others say besides is added to it, and their connections are its own. Connections that
 * are now the same become one; those from the card to itself go, and what they say is kept in its notes. What does not
 * fit any more stays with the source: see `leftOver.ts`.
 */
export function mergeStakeholders(doc: Y.Doc, into: string, sources: readonly string[]): void {
  const people = rootOf(doc, 'stakeholders');
  const card = people.get(into);
  const joining = [...new Set(sources)].filter((id) => id !== into && people.has(id));
  if (!card || joining.length === 0) return;
  const before = readBoard(doc);
  for (const id of joining) {
    const source = people.get(id);
    if (source) joinStakeholder(card, source);
  }
  markMerged(people, into, joining);
  joinConnections(doc, card, into, before);
}

/** Lets a source stand on the map by itself again, where it stood, with its connections. The card keeps what was joined. */
export function separateStakeholder(doc: Y.Doc, card: string, source: string): void {
  // Also of the card: of two that were merged into each other it would go into what is just taken out of it.
  for (const id of [card, source]) {
    const fields = find(doc, 'stakeholders', id);
    if (fields && fields.get('mergedInto') !== undefined) setField(fields, 'mergedInto', null);
  }
}

function joinStakeholder(card: Fields, source: Fields): void {
  for (const label of STAKEHOLDER_LABELS) if (label !== 'name') joinLabel(card, source, label);
  for (const text of STAKEHOLDER_TEXTS) addWords(card, text, readText(source, text));
  for (const name of ['before', 'after', 'origin']) {
    const value = source.get(name) ?? null;
    if ((card.get(name) ?? null) === null && value !== null) card.set(name, value);
  }
}

function joinConnections(doc: Y.Doc, card: Fields, into: string, before: Board): void {
  const after = readBoard(doc);
  const shown = allConnections(after);
  for (const connection of allConnections(before)) {
    if (shown.some(({ id }) => id === connection.id)) continue;
    const { obstacle, nextStep, owner, due } = connection;
    addWords(card, 'notes', obstacle);
    addWords(card, 'notes', [nextStep, owner, due].filter((words) => words.trim() !== '').join(', '));
  }
  const own = shown.filter(({ from, to }) => from === into || to === into);
  for (const same of Map.groupBy(own, ({ from, to, driver }) =>
    JSON.stringify([from, to, driver]),
  ).values()) {
    const [kept, ...others] = same.sort((a, b) => rank(after, a) - rank(after, b) || (a.id < b.id ? -1 : 1));
    if (!kept) continue;
    for (const other of others) joinConnection(doc, kept.id, other.id);
    if (others.length > 0)
      markMerged(
        rootOf(doc, 'connections'),
        kept.id,
        others.map(({ id }) => id),
      );
  }
}

function allConnections({ connections, parked }: Board): readonly Connection[] {
  return [...Object.values(connections), ...Object.values(parked.connections)];
}

/** Of connections that became the same, the one that lay there stays: what was merged may be taken apart again. */
function rank({ joined }: Board, { id }: Connection): number {
  return id in joined.connections ? 1 : 0;
}

function joinConnection(doc: Y.Doc, keptId: string, otherId: string): void {
  const { connections, parked, joined } = readBoard(doc);
  const of = (id: string) => connections[id] ?? parked.connections[id] ?? joined.connections[id];
  const [kept, other] = [of(keptId), of(otherId)];
  const [fields, source] = [find(doc, 'connections', keptId), find(doc, 'connections', otherId)];
  if (!kept || !other || !fields || !source) return;
  setField(fields, 'wished', kept.wished && other.wished);
  for (const moment of ['strengthNow', 'strengthWanted'] as const)
    if (kept[moment] === 'unknown') setKnown(fields, moment, other[moment], 'unknown');
  setConnectionTies(
    doc,
    keptId,
    TIE_IDS.filter((id) => kept.ties.includes(id) || other.ties.includes(id)),
  );
  setConnectionBoundaries(
    doc,
    keptId,
    BOUNDARY_IDS.filter((id) => kept.boundaries.includes(id) || other.boundaries.includes(id)),
  );
  addWords(fields, 'obstacle', other.obstacle);
  joinLabel(fields, source, 'nextStep');
  joinLabel(fields, source, 'owner');
  if (kept.due === '') setKnown(fields, 'due', other.due, '');
}

/** Sets a field unless nothing is known. */
function setKnown(fields: Fields, name: string, value: string, unknown: string): void {
  if (value !== unknown) setField(fields, name, value);
}

/** Two short values beside each other, when both fit; what is said already is not said again. */
function joinLabel(card: Fields, source: Fields, name: string): void {
  const own = readText(card, name).trim();
  const other = readText(source, name).trim();
  if (other === '' || says(own.toLowerCase(), other.toLowerCase())) return;
  const both = own === '' ? other : `${own}; ${other}`;
  if (both.length <= LIMITS.short) setField(card, name, both);
}

/** Adds words to a text as a paragraph of their own, unless they are there already or do not fit. */
function addWords(card: Fields, name: string, words: string): void {
  const text = card.get(name);
  const added = words.trim();
  if (!(text instanceof Y.Text) || added === '' || says(text.toString(), added)) return;
  const paragraph = text.toString().trim() === '' ? added : `\n${added}`;
  if (text.length + paragraph.length <= LIMITS.text) text.insert(text.length, paragraph);
}
