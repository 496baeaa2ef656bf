import { addNote } from '@verbindbord/shared/board/note.ts';
import { addSheet } from '@verbindbord/shared/board/sheet.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS } from '@verbindbord/shared/content/domains.ts';
import * as Y from 'yjs';
import { randomFrom } from './random.ts';

/** The board that everybody works on, as an update, and what can be typed in and moved on it. */
export interface Board {
  readonly update: Uint8Array;
  readonly notes: readonly string[];
  readonly stakeholders: readonly string[];
}

/** The client of Yjs that has made the board, and the first of those that work on it: as long as those of life. */
const MAKER = 2_999_999_999;
export const FIRST_CLIENT = 3_000_000_000;

const STAKEHOLDERS = 40;
const NOTES_ON_A_SHEET = 25;
const WORDS = [
  'wijk',
  'opgave',
  'wethouder',
  'samen',
  'klimaat',
  'energie',
  'budget',
  'afspraak',
  'inwoners',
];

/** A board with so many notes of a line or two; the same bytes at each call. */
export function makeBoard(notes: number): Board {
  const random = randomFrom(notes);
  const doc = new Y.Doc();
  doc.clientID = MAKER;
  const board = { notes: ids(random, notes), stakeholders: ids(random, STAKEHOLDERS) };
  const sheets = ids(random, Math.ceil(notes / NOTES_ON_A_SHEET));
  doc.transact(() => {
    sheets.forEach((id, order) => {
      addSheet(doc, { id, title: `Vel ${order}`, order: 100 + order });
    });
    board.notes.forEach((id, order) => {
      const sheet = sheets[Math.floor(order / NOTES_ON_A_SHEET)] ?? '';
      addNote(doc, { id, sheet, order, text: sentence(random, 4 + Math.floor(random() * 12)) });
    });
    board.stakeholders.forEach((id, index) => {
      const domain = DOMAIN_IDS[index % DOMAIN_IDS.length] ?? 'bestuur';
      addStakeholder(doc, { id, name: sentence(random, 2), place: { domain, lean: 0.5, reach: 0.5 } });
    });
  });
  return { ...board, update: Y.encodeStateAsUpdate(doc) };
}

function sentence(random: () => number, words: number): string {
  return Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
}

/** As long as the ids of the product. */
function ids(random: () => number, count: number): string[] {
  const part = (length: number): string =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return Array.from({ length: count }, () => [8, 4, 4, 4, 12].map(part).join('-'));
}
