import type { Note } from '@verbindbord/shared/board/note.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { useRef } from 'react';
import { useBoard } from '../board/store.ts';

interface Seen {
  readonly ids: ReadonlySet<string>;
  readonly latest: string | null;
}

/**
 * The pair whose line came last. What was there already when one starts to look has no moment of arrival: of that,
 * the loose note with the highest order counts. Moving, merging, parking or taking back is no arrival.
 */
export function seeArrivals(before: Seen | null, notes: readonly Note[]): Seen {
  const ids = new Set(notes.map(({ id }) => id));
  const fresh = notes.filter((note) => (before ? !before.ids.has(note.id) : note.cluster === null));
  let newest: Note | null = null;
  for (const note of fresh) {
    if (note.origin?.kind === 'pair' && (newest === null || note.order > newest.order)) newest = note;
  }
  const latest = newest?.origin?.kind === 'pair' ? newest.origin.pair : (before?.latest ?? null);
  return { ids, latest };
}

/** The id of the pair whose line came to the flip chart last, or null when none did. */
export function useLatestPair(): string | null {
  const notes = useBoard((board: Board) => board.notes);
  const merged = useBoard((board: Board) => board.merged);
  const parked = useBoard((board: Board) => board.parked.notes);
  const seen = useRef<{ notes: unknown; merged: unknown; parked: unknown; value: Seen } | null>(null);
  const isSeen =
    seen.current?.notes === notes && seen.current.merged === merged && seen.current.parked === parked;
  if (seen.current === null || !isSeen) {
    const all = [notes, merged, parked].flatMap((those) => Object.values(those));
    seen.current = { notes, merged, parked, value: seeArrivals(seen.current?.value ?? null, all) };
  }
  return seen.current.value.latest;
}
