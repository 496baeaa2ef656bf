import { placeNote } from '@verbindbord/shared/board/note.ts';
import { textField } from '@verbindbord/shared/board/roots.ts';
import * as Y from 'yjs';
import type { Board } from '../relay/board.ts';
import { clientOf } from '../relay/edits.ts';
import { randomFrom } from '../relay/random.ts';

/** Of all edits, how many type a letter, and how many take one away; the others move a note. */
const TYPING = 0.48;
const ERASING = 0.42;

/**
 * What one person does on a board that is worked on for long: letters come and go and notes are moved about, so that
 * much has happened and little more stands there. One update for each edit.
 */
export function churnOf(board: Board, person: number, edits: number): Uint8Array[] {
  const random = randomFrom(person + 1);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, board.update);
  doc.clientID = clientOf(person);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  while (updates.length < edits) {
    const note = board.notes[Math.floor(random() * board.notes.length)] ?? '';
    doc.transact(() => doEdit(doc, note, random));
  }
  doc.destroy();
  return updates;
}

function doEdit(doc: Y.Doc, note: string, random: () => number): void {
  const text = textField(doc, 'notes', note, 'text');
  const deed = random();
  if (!text) return;
  const at = Math.floor(random() * text.length);
  if (deed < TYPING) text.insert(at, 'e');
  else if (deed >= TYPING + ERASING) moveNote(doc, note, random);
  else if (text.length > 1) text.delete(at, 1);
}

function moveNote(doc: Y.Doc, note: string, random: () => number): void {
  const fields = doc.getMap<Y.Map<unknown>>('notes').get(note);
  const order = Math.floor(random() * 1000);
  if (fields) placeNote(doc, note, { sheet: String(fields.get('sheet')), cluster: null, order });
}
