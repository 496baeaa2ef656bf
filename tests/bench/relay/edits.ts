import { textField } from '@verbindbord/shared/board/roots.ts';
import { moveStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import * as Y from 'yjs';
import { type Board, FIRST_CLIENT } from './board.ts';

const LETTERS = 'samen verbinden wij wat los van elkaar stond ';
/** Of so many edits one moves a stakeholder; the others each type a letter. */
const MOVE_EVERY = 10;

/** Which client of Yjs somebody is, and who that is. */
export const clientOf = (person: number): number => FIRST_CLIENT + person;
export const personOf = (client: number): number => client - FIRST_CLIENT;

/**
 * What one person does on a board, as the updates that a real document gives for it, one for each edit. Each
 * edit is one step of this person's clock in Yjs, so that edit `n` is the struct with clock `n`.
 */
export function editsOf(board: Board, person: number, count: number): Uint8Array[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, board.update);
  doc.clientID = clientOf(person);
  const text = textField(doc, 'notes', pick(board.notes, person), 'text');
  const stakeholder = pick(board.stakeholders, person);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let edit = 0; edit < count; edit++) {
    if (edit % MOVE_EVERY === MOVE_EVERY - 1) moveStakeholder(doc, stakeholder, somewhere(edit));
    else text?.insert(text.length, LETTERS[edit % LETTERS.length] ?? ' ');
  }
  doc.destroy();
  return updates;
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function somewhere(edit: number): { domain: (typeof DOMAIN_IDS)[number]; lean: number; reach: number } {
  const domain = DOMAIN_IDS[edit % DOMAIN_IDS.length] ?? 'bestuur';
  return { domain, lean: (edit % 97) / 97, reach: 0.2 + (edit % 71) / 100 };
}
