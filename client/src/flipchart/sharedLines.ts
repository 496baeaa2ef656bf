import type { Note } from '@verbindbord/shared/board/note.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';

/** A shared line as the facilitator works through it: still loose, in a group, part of another line, or parked. */
export interface SharedLine {
  readonly note: Note;
  readonly state: 'loose' | 'grouped' | 'merged' | 'parked';
}

/** What each pair shared, by pair, in the order of the board. Only what was shared: the rest is not here. */
export function sharedLinesByPair(
  board: Pick<Board, 'notes' | 'merged' | 'parked'>,
): ReadonlyMap<string, readonly SharedLine[]> {
  const { merged } = board;
  const parked = board.parked.notes;
  const lines = new Map<string, SharedLine[]>();
  for (const note of [board.notes, merged, parked].flatMap((those) => Object.values(those)).sort(byOrder)) {
    if (note.origin?.kind !== 'pair') continue;
    const state = stateOf(note, merged, parked);
    const own = lines.get(note.origin.pair) ?? [];
    own.push({ note, state });
    lines.set(note.origin.pair, own);
  }
  return lines;
}

function stateOf(note: Note, merged: Board['merged'], parked: Board['parked']['notes']): SharedLine['state'] {
  if (parked[note.id]) return 'parked';
  if (merged[note.id]) return 'merged';
  return note.cluster === null ? 'loose' : 'grouped';
}
