import type * as Y from 'yjs';
import { type BoardSettings, readBoardSettings } from './boardSettings.ts';
import { byId } from './byId.ts';
import { type Cluster, readCluster } from './cluster.ts';
import { type Comment, readComment } from './comment.ts';
import { type Connection, readConnection } from './connection.ts';
import { type Joined, settleConnections } from './joining.ts';
import { headsOf, type Mergeable } from './merging.ts';
import { type Note, readNote, shownWords } from './note.ts';
import { type ParkedIssue, readParkedIssue } from './parkedIssue.ts';
import { KINDS, type Kind, rootOf } from './roots.ts';
import { readSheet, type Sheet } from './sheet.ts';
import { readStakeholder, type Stakeholder } from './stakeholder.ts';

/** The things of the board as plain values, by id. */
export interface Things {
  readonly stakeholders: Readonly<Record<string, Stakeholder>>;
  readonly connections: Readonly<Record<string, Connection>>;
  readonly notes: Readonly<Record<string, Note>>;
  readonly clusters: Readonly<Record<string, Cluster>>;
  readonly sheets: Readonly<Record<string, Sheet>>;
  readonly parkedIssues: Readonly<Record<string, ParkedIssue>>;
  readonly comments: Readonly<Record<string, Comment>>;
}

/**
 * The board as everything but Yjs sees it. References hold: every connection has both ends, every note has a
 * sheet, every group is on the sheet of its notes. `stakeholders` and `notes` do not hold what is parked;
 * that is in `parked`, so that it can be shown under the parking lot and come back. Nor does `notes` hold what is
 * part of another note: that is in `merged`, and its `mergedInto` is a note that is on a sheet or parked. What is part
 * of another stakeholder, or of another connection, is in `joined`.
 */
export interface Board extends Things {
  readonly settings: BoardSettings;
  readonly merged: Readonly<Record<string, Note>>;
  readonly joined: Joined;
  readonly parked: {
    readonly stakeholders: Readonly<Record<string, Stakeholder>>;
    readonly notes: Readonly<Record<string, Note>>;
    readonly connections: Readonly<Record<string, Connection>>;
  };
}

const READERS = {
  stakeholders: readStakeholder,
  connections: readConnection,
  notes: readNote,
  clusters: readCluster,
  sheets: readSheet,
  parkedIssues: readParkedIssue,
  comments: readComment,
} as const;

/** One thing as a plain value, or undefined when it is gone. */
export function readThing<K extends Kind>(doc: Y.Doc, kind: K, id: string): Things[K][string] | undefined {
  const fields = rootOf(doc, kind).get(id);
  return fields ? (READERS[kind](id, fields) as Things[K][string]) : undefined;
}

/** Everything that is in the document, as it stands there, references unchecked. */
export function readThings(doc: Y.Doc): Things {
  const things = Object.fromEntries(
    KINDS.map((kind) => [
      kind,
      byId([...rootOf(doc, kind)].map(([id, fields]) => [id, READERS[kind](id, fields)] as const)),
    ]),
  );
  return things as unknown as Things;
}

/** The one door out of a board document. */
export function readBoard(doc: Y.Doc): Board {
  return settle(readThings(doc), readBoardSettings(doc));
}

/**
 * Makes the references of a board hold. Two people can each do something sensible that together leaves a loose
 * end (one deletes a sheet, the other writes on it): a connection without an end is left out, and so is a comment on what
 * is gone, a note without a
 * sheet goes to the first sheet, a note whose group is gone lies loose, a note or stakeholder that was merged into one
 * that is gone is by itself. A value that needs no repair is the same object as before.
 */
export function settle(things: Things, settings: BoardSettings): Board {
  const parkedIds = { note: new Set<string>(), stakeholder: new Set<string>() };
  for (const issue of Object.values(things.parkedIssues)) {
    if (issue.from && issue.from.kind !== 'line') parkedIds[issue.from.kind].add(issue.from.id);
  }
  const allNotes = settleMerging(settleNotes(things), parkedIds.note);
  const [parkedNotes, unparked] = partition(allNotes, (note) => parkedIds.note.has(note.id));
  const [notes, merged] = partition(unparked, (note) => note.mergedInto === null);
  const allStakeholders = settleMerging(byId(Object.entries(things.stakeholders)), parkedIds.stakeholder);
  const [parkedStakeholders, others] = partition(allStakeholders, ({ id }) => parkedIds.stakeholder.has(id));
  const [stakeholders, joinedStakeholders] = partition(others, ({ mergedInto }) => mergedInto === null);
  const [whole] = partition(
    things.connections,
    ({ from, to }) => from in things.stakeholders && to in things.stakeholders,
  );
  const { shown, joined } = settleConnections(whole, (id) => joinedStakeholders[id]?.mergedInto ?? null);
  const [connections, parkedConnections] = partition(
    shown,
    ({ from, to }) => from in stakeholders && to in stakeholders,
  );
  const [comments] = partition(things.comments, ({ on }) => on in things.stakeholders);
  return {
    settings,
    stakeholders,
    connections,
    notes,
    merged,
    joined: { stakeholders: joinedStakeholders, connections: joined },
    clusters: things.clusters,
    sheets: things.sheets,
    parkedIssues: settleParked(things.parkedIssues, parkedNotes, parkedStakeholders),
    comments,
    parked: { stakeholders: parkedStakeholders, notes: parkedNotes, connections: parkedConnections },
  };
}

function settleNotes(things: Things): Record<string, Note> {
  const firstSheet = Object.values(things.sheets).sort(byOrder)[0]?.id;
  const notes = byId<Note>([]);
  for (const note of Object.values(things.notes)) {
    const sheet = note.sheet in things.sheets ? note.sheet : firstSheet;
    const group = note.cluster === null ? undefined : things.clusters[note.cluster];
    const cluster = group && group.sheet === sheet ? group.id : null;
    const holds = (sheet === undefined || sheet === note.sheet) && cluster === note.cluster;
    notes[note.id] = holds ? note : { ...note, sheet: sheet ?? note.sheet, cluster };
  }
  return notes;
}

/** What is parked keeps what it was part of, for when it is taken back. */
function settleMerging<T extends Mergeable>(
  things: Record<string, T>,
  parked: ReadonlySet<string>,
): Record<string, T> {
  if (!Object.values(things).some(({ mergedInto }) => mergedInto !== null)) return things;
  const heads = headsOf(things, parked);
  for (const thing of Object.values(things)) {
    const { id, mergedInto: target } = thing;
    const head = heads.get(id) ?? id;
    const kept = parked.has(id) && target !== id && target !== null && target in things ? target : null;
    const mergedInto = head === id ? kept : head;
    if (mergedInto !== target) things[id] = { ...thing, mergedInto };
  }
  return things;
}

function settleParked(
  issues: Things['parkedIssues'],
  notes: Readonly<Record<string, Note>>,
  stakeholders: Readonly<Record<string, Stakeholder>>,
): Record<string, ParkedIssue> {
  const settled = byId<ParkedIssue>([]);
  for (const issue of Object.values(issues)) {
    const note = issue.from?.kind === 'note' ? notes[issue.from.id] : undefined;
    const stakeholder = issue.from?.kind === 'stakeholder' ? stakeholders[issue.from.id] : undefined;
    const words = note ? shownWords(note) : stakeholder?.name;
    settled[issue.id] = words === undefined || words === issue.text ? issue : { ...issue, text: words };
  }
  return settled;
}

function partition<T>(
  all: Readonly<Record<string, T>>,
  test: (value: T) => boolean,
): [Record<string, T>, Record<string, T>] {
  const yes = byId<T>([]);
  const no = byId<T>([]);
  for (const [id, value] of Object.entries(all)) (test(value) ? yes : no)[id] = value;
  return [yes, no];
}

/** Compares things that lie in an order; the id decides between equals, so that every screen agrees. */
export function byOrder(
  a: { readonly order: number; readonly id: string },
  b: { readonly order: number; readonly id: string },
): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
