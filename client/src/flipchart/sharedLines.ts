import type { Note } from '@verbindbord/shared/board/note.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';

/** A shared line as the facilitator works through it: still loose, in a group, or parked. */
export interface SharedLine {
  readonly note: Note;
  readonly state: 'loose' | 'grouped' | 'parked';
}

/** What each pair shared, by pair, in the order of the board. Only what was shared: the rest is not here. */
export function sharedLinesByPair(
  board: Pick<Board, 'notes' | 'parked'>,
): ReadonlyMap<string, readonly SharedLine[]> {
  const parked = board.parked.notes;
  const lines = new Map<string, SharedLine[]>();
  for (const note of [...Object.values(board.notes), ...Object.values(parked)].sort(byOrder)) {
    if (note.origin?.kind !== 'pair') continue;
    const state = parked[note.id] ? 'parked' : note.cluster === null ? 'loose' : 'grouped';
    const own = lines.get(note.origin.pair) ?? [];
    own.push({ note, state });
    lines.set(note.origin.pair, own);
  }
  return lines;
}
