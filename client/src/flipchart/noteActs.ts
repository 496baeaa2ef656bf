import type { Note } from '@verbindbord/shared/board/note.ts';
import { displayName } from '@verbindbord/shared/session/state.ts';
import type { PointerEvent } from 'react';
import { addCluster, addNote, placeNote, removeNote } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { boardStore } from '../board/store.ts';
import { useMe } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { showToast } from '../ui/Toast.tsx';
import { contentOf, nextOrder, orderBefore } from './columns.ts';
import { wordsOf } from './origin.ts';
import { startPointerDrag } from './pointerDrag.ts';

export interface NotePlace {
  readonly sheet: string;
  readonly cluster: string | null;
  readonly order?: number | undefined;
}

/** 'Geld en regels', or the question of the sheet where a note lies loose. */
function nameOfPlace({ sheet, cluster }: NotePlace): string {
  const board = boardStore.getState();
  const group = cluster === null ? undefined : board.clusters[cluster]?.name;
  return group ?? board.sheets[sheet]?.title ?? '';
}

/** Puts a note somewhere else and says so. */
export function moveNote(note: Note, { sheet, cluster, order }: NotePlace): void {
  placeNote(note.id, order === undefined ? { sheet, cluster } : { sheet, cluster, order });
  announce(t('flipchart.moved', { text: wordsOf(note), place: nameOfPlace({ sheet, cluster }) }));
}

/** The same, with a message that offers to put it back exactly where it was. */
export function moveNoteWithUndo(note: Note, to: NotePlace): void {
  moveNote(note, to);
  showToast({
    tone: 'info',
    text: t('flipchart.movedTo', { place: nameOfPlace(to) }),
    action: { label: t('ui.undo'), onAction: () => moveNote(note, note) },
  });
}

export function removeNoteWithUndo(note: Note): void {
  removeNote(note.id);
  announce(t('flipchart.noteRemoved'));
  offerUndo(t('flipchart.noteRemoved'));
}

/** Makes a group at the end of a sheet and gives its id. */
export function addGroup(sheet: string, name: string): string {
  const id = addCluster({ sheet, name, order: nextOrder(boardStore.getState().clusters) });
  announce(t('flipchart.groupAdded', { name }));
  return id;
}

/** Writes a note of one's own at the end of a sheet. */
export function useWriteNote(): (sheet: string, text: string) => void {
  const me = useMe();
  return (sheet, text) => {
    const label = displayName(me);
    addNote({ sheet, text: text.trim(), origin: { kind: 'person', participant: me.id, label } });
    announce(t('flipchart.noteAdded', { place: nameOfPlace({ sheet, cluster: null }) }));
  };
}

interface NoteDrag {
  /** Dropped on the place for a new group, which still needs a name. */
  onNewGroup: (note: Note) => void;
  /** Dropped on the parking lot, which asks for a reason. */
  onPark: (note: Note) => void;
}

/**
 * Lets the pointer carry a note. It is dropped on a column of a sheet (`data-flipchart-column` with the group or
 * nothing, `data-sheet` with the sheet), between the notes where it was let go; on `data-flipchart-new-group`; or on
 * the parking lot.
 */
export function dragNote(
  event: PointerEvent<HTMLElement>,
  note: Note,
  { onNewGroup, onPark }: NoteDrag,
): void {
  startPointerDrag(event, {
    targets: '[data-flipchart-column], [data-flipchart-new-group], [data-park-drop]',
    onDrop: (target, at) => {
      const { flipchartColumn, sheet } = target.dataset;
      if (target.dataset.parkDrop !== undefined) onPark(note);
      else if (flipchartColumn === undefined || sheet === undefined) onNewGroup(note);
      else
        moveNote(note, placeIn(target, at.y, note, sheet, flipchartColumn === '' ? null : flipchartColumn));
    },
  });
}

/** The place between the notes of a column that lies at a height of the window. */
function placeIn(
  column: HTMLElement,
  y: number,
  note: Note,
  sheet: string,
  cluster: string | null,
): NotePlace {
  const content = contentOf(boardStore.getState(), sheet);
  const notes =
    cluster === null
      ? content.loose
      : (content.groups.find((group) => group.cluster.id === cluster)?.notes ?? []);
  const below = [...column.querySelectorAll<HTMLElement>('[data-note]')].find((element) => {
    const { top, height } = element.getBoundingClientRect();
    return element.dataset.note !== note.id && y < top + height / 2;
  });
  return { sheet, cluster, order: orderBefore(notes, below?.dataset.note ?? null, note.id) };
}
