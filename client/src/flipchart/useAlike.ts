import { type Likeness, likeLines } from '@verbindbord/shared/analysis/likeLines.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { apartKey } from '@verbindbord/shared/session/apart.ts';
import { useDeferredValue, useMemo } from 'react';
import { useCanWrite } from '../board/write.ts';
import { useIsFacilitator, useSession } from '../connection/session.ts';

/** Two notes that look alike, the one that lies first first. */
export interface Alike {
  readonly one: Note;
  readonly other: Note;
}

const NOTHING: ReadonlyMap<string, Alike> = new Map();

/**
 * What to propose for merging on a sheet, by the id of the note under which it is said: the one that lies last. One
 * question for a note at a time. Only for who leads; what somebody said no to is not asked again, of nobody.
 */
export function useAlike(notes: readonly Note[]): ReadonlyMap<string, Alike> {
  const { apart } = useSession();
  const canWrite = useCanWrite();
  const isFacilitator = useIsFacilitator();
  const asks = canWrite && isFacilitator;
  const settled = useDeferredValue(notes);
  return useMemo(
    () => (asks ? proposals(settled, likeLines(settled), apart ?? []) : NOTHING),
    [asks, settled, apart],
  );
}

/** @param found the most alike first */
export function proposals(
  notes: readonly Note[],
  found: readonly Likeness[],
  apart: readonly string[],
): ReadonlyMap<string, Alike> {
  const places = new Map(notes.map((note, index) => [note.id, index]));
  const kept = new Set(apart);
  const asked = new Set<string>();
  const alike = new Map<string, Alike>();
  for (const { one, other } of found) {
    if (kept.has(apartKey(one, other)) || asked.has(one) || asked.has(other)) continue;
    asked.add(one).add(other);
    const [first, last] = [one, other].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
    const [firstNote, lastNote] = [first, last].map((id) => notes[places.get(id ?? '') ?? -1]);
    if (firstNote && lastNote) alike.set(lastNote.id, { one: firstNote, other: lastNote });
  }
  return alike;
}
