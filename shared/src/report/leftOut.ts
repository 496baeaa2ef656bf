import { byId } from '../board/byId.ts';
import type { Note } from '../board/note.ts';
import { type Board, byOrder } from '../board/readBoard.ts';
import type { Language } from '../content/localized.ts';
import type { Omission } from './tree.ts';
import { counted, WORDS } from './words.ts';

/** A board as the report has it, and the notes that were left out of that by hand, in their order. */
export function withoutLeftOut(whole: Board): { readonly board: Board; readonly leftOut: readonly Note[] } {
  const all = Object.values(whole.notes);
  const leftOut = all.filter((note) => note.leftOut !== null).sort(byOrder);
  if (leftOut.length === 0) return { board: whole, leftOut };
  const kept = all.filter((note) => note.leftOut === null);
  return { board: { ...whole, notes: byId(kept.map((note) => [note.id, note])) }, leftOut };
}

/**
 * What the note-taker made of notes, so that nothing vanishes in silence: how many were left out of which sheet and
 * why, and how many have other words. Their own words are not in here: somebody may have wanted them out.
 */
export function omissionsOfNotes(board: Board, language: Language): readonly Omission[] {
  const { leftOut } = withoutLeftOut(board);
  const alike = Map.groupBy(leftOut, ({ sheet, leftOut: why }) => JSON.stringify([sheet, why]));
  const omissions = [...alike.values()].flatMap((notes): Omission[] => {
    const [first] = notes;
    if (!first) return [];
    const many = counted.notes(notes.length)[language];
    const sheet = board.sheets[first.sheet]?.title || WORDS.untitled[language];
    const what = language === 'nl' ? `${many} bij ‘${sheet}’` : `${many} on ‘${sheet}’`;
    return [{ what, why: asSentence(first.leftOut ?? '') }];
  });
  const reworded = Object.values(board.notes).filter(
    (note) => note.wording !== null && note.leftOut === null,
  ).length;
  if (reworded === 0) return omissions;
  const many = counted.notes(reworded)[language];
  const original =
    language === 'nl'
      ? {
          what: `De oorspronkelijke woorden van ${many}`,
          why: 'Voor het verslag zijn die anders verwoord. Op het bord en in de gegevens (CSV en JSON) staan de eigen woorden ernaast.',
        }
      : {
          what: `The original words of ${many}`,
          why: 'For the report these were worded differently. Their own words stand beside it on the board and in the data (CSV and JSON).',
        };
  return [...omissions, original];
}

/** A reason as somebody typed it: 'dubbel' becomes 'Dubbel.' */
function asSentence(reason: string): string {
  const text = reason.trim();
  const start = text.charAt(0).toLocaleUpperCase() + text.slice(1);
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}
