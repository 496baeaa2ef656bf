import * as settings from '@verbindbord/shared/board/boardSettings.ts';
import * as clusters from '@verbindbord/shared/board/cluster.ts';
import * as comments from '@verbindbord/shared/board/comment.ts';
import * as connections from '@verbindbord/shared/board/connection.ts';
import * as joining from '@verbindbord/shared/board/mergeStakeholders.ts';
import * as merging from '@verbindbord/shared/board/merging.ts';
import * as notes from '@verbindbord/shared/board/note.ts';
import type { Origin } from '@verbindbord/shared/board/origin.ts';
import * as parking from '@verbindbord/shared/board/parkedIssue.ts';
import * as sheets from '@verbindbord/shared/board/sheet.ts';
import * as stakeholders from '@verbindbord/shared/board/stakeholder.ts';
import type { SeatId } from '@verbindbord/shared/content/domains.ts';
import type { MomentId } from '@verbindbord/shared/content/lens.ts';
import { meaningOf, type Place } from '@verbindbord/shared/map/place.ts';
import * as excerpt from '@verbindbord/shared/report/excerpt.ts';
import type * as Y from 'yjs';
import { boardLink } from './document.ts';
import { boardStore } from './store.ts';
import { act } from './undo.ts';

/**
 * Everything that a person can do on the plenary board. Each act is one transaction, so that it reaches others
 * as a whole and one undo takes all of it back.
 */
type Act<A extends readonly unknown[], R> = (...given: A) => R;

/** The same change as in `shared/board`, on the board of this page. */
function onBoard<A extends readonly unknown[], R>(change: (doc: Y.Doc, ...given: A) => R): Act<A, R> {
  return (...given) => {
    const { doc } = boardLink();
    return act(doc, () => change(doc, ...given));
  };
}

export const addStakeholder = onBoard(stakeholders.addStakeholder);
export const moveStakeholder = onBoard(stakeholders.moveStakeholder);
/** Moves several at once. */
export const moveStakeholders = onBoard(
  (doc: Y.Doc, moves: readonly { readonly id: string; readonly place: Place }[], moment: MomentId): void => {
    for (const { id, place } of moves) stakeholders.moveStakeholder(doc, id, place, moment);
  },
);
export const takeShiftBack = onBoard(stakeholders.takeShiftBack);
export const setStakeholderLabel = onBoard(stakeholders.setStakeholderLabel);
export const setSeat = onBoard(stakeholders.setSeat);
export const removeStakeholder = onBoard(stakeholders.removeStakeholder);
export const mergeStakeholders = onBoard(joining.mergeStakeholders);
export const separateStakeholder = onBoard(joining.separateStakeholder);

export const setSeats = onBoard((doc: Y.Doc, ids: readonly string[], seat: SeatId): void => {
  for (const id of ids) stakeholders.setSeat(doc, id, seat);
});

export const removeStakeholders = onBoard((doc: Y.Doc, ids: readonly string[]): void => {
  for (const id of ids) stakeholders.removeStakeholder(doc, id);
});

/** Puts copies of stakeholders on the map with the connections among them, and gives the ids of the copies. */
export const addExcerpt = onBoard(excerpt.addExcerpt);

export const addConnection = onBoard(connections.addConnection);
export const setConnectionDriver = onBoard(connections.setConnectionDriver);
export const setConnectionWished = onBoard(connections.setConnectionWished);
export const setConnectionLabel = onBoard(connections.setConnectionLabel);
export const setConnectionTies = onBoard(connections.setConnectionTies);
export const setConnectionBoundaries = onBoard(connections.setConnectionBoundaries);
export const setConnectionStrength = onBoard(connections.setConnectionStrength);
export const setConnectionDue = onBoard(connections.setConnectionDue);
export const removeConnection = onBoard(connections.removeConnection);

export const addComment = onBoard(comments.addComment);
export const removeComment = onBoard(comments.removeComment);

export const addNote = onBoard(notes.addNote);
export const placeNote = onBoard(notes.placeNote);
export const mergeNotes = onBoard(merging.mergeNotes);
export const separateNotes = onBoard(merging.separateNotes);
export const reword = onBoard(notes.reword);
export const leaveOut = onBoard(notes.leaveOut);

/** Takes a note off the board, with all that was merged into it: it is one line. */
export const removeNote = onBoard((doc: Y.Doc, id: string): void => {
  for (const source of merging.sourcesOf(boardStore.getState(), id)) notes.removeNote(doc, source.id);
  notes.removeNote(doc, id);
});

export const addCluster = onBoard(clusters.addCluster);
export const renameCluster = onBoard(clusters.renameCluster);
export const removeCluster = onBoard(clusters.removeCluster);

export const addSheet = onBoard(sheets.addSheet);
export const renameSheet = onBoard(sheets.renameSheet);
export const removeSheet = onBoard(sheets.removeSheet);

export const park = onBoard(parking.park);
/** Parks several stakeholders for one reason and gives the ids of the issues. */
export const parkStakeholders = onBoard(
  (doc: Y.Doc, ids: readonly string[], given: Omit<parking.NewParkedIssue, 'text' | 'from'>): string[] =>
    ids.flatMap((id) => {
      const text = boardStore.getState().stakeholders[id]?.name;
      return text === undefined
        ? []
        : [parking.park(doc, { ...given, text, from: { kind: 'stakeholder', id } })];
    }),
);
export const takeAllBack = onBoard((doc: Y.Doc, ids: readonly string[]): void => {
  for (const id of ids) parking.takeBack(doc, id);
});
export const setParkedLabel = onBoard(parking.setParkedLabel);
export const takeBack = onBoard(parking.takeBack);

export const setCaseTitle = onBoard(settings.setCaseTitle);
export const setSectors = onBoard(settings.setSectors);
export const changeLens = onBoard(settings.changeLens);

/** Adds many stakeholders at once and gives their ids; `sectors` divides the map again in the same step. */
export const addStakeholders = onBoard(
  (
    doc: Y.Doc,
    list: readonly stakeholders.NewStakeholder[],
    sectors: Parameters<typeof settings.setSectors>[1] | null = null,
  ): string[] => {
    if (sectors) settings.setSectors(doc, sectors);
    return list.map((given) => stakeholders.addStakeholder(doc, given));
  },
);

/** A line of the flip chart becomes a stakeholder; the note stays on its sheet as its origin. */
export const noteToMap = onBoard((doc: Y.Doc, noteId: string, place: Place, name?: string): string | null => {
  const seat = SEAT_OF_RING[meaningOf(place).ring];
  const note = boardStore.getState().notes[noteId];
  if (!note) return null;
  const origin: Origin = { kind: 'note', note: noteId, label: note.origin?.label ?? '' };
  return stakeholders.addStakeholder(doc, {
    name: name ?? firstWords(notes.shownWords(note)),
    place,
    seat,
    origin,
  });
});

/** A stakeholder leaves a note on a sheet and stays where it is on the map. */
export const stakeholderToSheet = onBoard(
  (doc: Y.Doc, id: string, sheet: string, cluster: string | null): string | null => {
    const stakeholder = boardStore.getState().stakeholders[id];
    if (!stakeholder) return null;
    const origin: Origin = { kind: 'stakeholder', stakeholder: id, label: stakeholder.name };
    return notes.addNote(doc, { sheet, cluster, text: stakeholder.name, origin });
  },
);

/** Several leave a note each, beside each other on one sheet. */
export const stakeholdersToSheet = onBoard(
  (_doc: Y.Doc, ids: readonly string[], sheet: string, cluster: string | null): void => {
    for (const id of ids) stakeholderToSheet(id, sheet, cluster);
  },
);

/**
 * A parked issue goes to the map: what came from there goes back, to this place; anything else becomes a
 * stakeholder of that name. Gives the id of the stakeholder.
 */
export const parkedToMap = onBoard((doc: Y.Doc, issueId: string, place: Place): string | null => {
  const board = boardStore.getState();
  const issue = board.parkedIssues[issueId];
  if (!issue) return null;
  parking.takeBack(doc, issueId);
  const { from } = issue;
  if (from?.kind === 'stakeholder' && board.parked.stakeholders[from.id]) {
    stakeholders.moveStakeholder(doc, from.id, place);
    return from.id;
  }
  const note = from?.kind === 'note' ? board.parked.notes[from.id] : undefined;
  const origin: Origin | null = note
    ? { kind: 'note', note: note.id, label: note.origin?.label ?? '' }
    : null;
  return stakeholders.addStakeholder(doc, {
    name: firstWords(issue.text),
    place,
    seat: SEAT_OF_RING[meaningOf(place).ring],
    origin,
    notes: issue.reason,
  });
});

/**
 * A parked issue goes to a sheet: a note that came from the flip chart goes back, to this place; a stakeholder
 * goes back to the map and leaves a note; anything else becomes a note. Gives the id of the note.
 */
export const parkedToSheet = onBoard(
  (doc: Y.Doc, issueId: string, sheet: string, cluster: string | null): string | null => {
    const board = boardStore.getState();
    const issue = board.parkedIssues[issueId];
    if (!issue) return null;
    parking.takeBack(doc, issueId);
    const { from } = issue;
    if (from?.kind === 'note' && board.parked.notes[from.id]) {
      notes.placeNote(doc, from.id, { sheet, cluster });
      return from.id;
    }
    const origin: Origin | null =
      from?.kind === 'stakeholder'
        ? { kind: 'stakeholder', stakeholder: from.id, label: issue.text }
        : from?.kind === 'line'
          ? { kind: 'import', label: from.label }
          : null;
    return notes.addNote(doc, { sheet, cluster, text: issue.text, origin });
  },
);

/** The seat of a stakeholder that is placed in a ring, as long as nobody says otherwise. */
export const SEAT_OF_RING: Readonly<Record<'table' | 'involved' | 'distant', SeatId>> = {
  table: 'present',
  involved: 'represented',
  distant: 'missing',
};

/** A name for a card of what may be a long line: its first words, whole. */
function firstWords(text: string): string {
  const line = text.trim().split('\n')[0] ?? '';
  return line.length <= 80 ? line : `${line.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}
