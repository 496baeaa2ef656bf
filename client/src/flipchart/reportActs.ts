import type { Note } from '@verbindbord/shared/board/note.ts';
import { leaveOut, reword } from '../board/actions.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { t } from '../text/t.ts';

/** Gives a note other words in the report; its own words, or none, for no other ones. */
export function rewordNote(note: Note, words: string): void {
  const text = words.trim();
  const wording = text === '' || text === note.text.trim() ? null : text;
  if (wording !== note.wording) reword(note.id, wording);
}

/** Has the report leave a note out, and offers to take that back. */
export function leaveOutNote(note: Note, reason: string): void {
  leaveOut(note.id, reason);
  offerUndo(t('flipchart.leftOut'));
}

export function putBackNote(note: Note): void {
  leaveOut(note.id, null);
  offerUndo(t('flipchart.putBackDone'));
}
