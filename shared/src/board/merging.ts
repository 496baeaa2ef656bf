import type * as Y from 'yjs';
import type { Note } from './note.ts';
import { readReference } from './read.ts';
import { type Fields, rootOf } from './roots.ts';

/**
 * Notes that say the same are made one line: one of them stays, with its words and its place, and the others are its
 * sources. A source keeps everything that it has; all that is written is where it went. So nothing is lost when two
 * people merge at the same moment, and taking apart is forgetting that.
 */

/** What can be merged into another of its kind: a note, and in the same way a stakeholder and a connection. */
export interface Mergeable {
  readonly id: string;
  readonly mergedInto: string | null;
}

/**
 * Where each note ends up: the id of the note that it is shown with, its own for one that is shown by itself. What is
 * parked, and what was merged into a note that is gone, is by itself. Of notes that were merged into each other by
 * several people the one with the lowest id stays, on every screen.
 */
export function headsOf(
  notes: Readonly<Record<string, Mergeable>>,
  parked: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const heads = new Map<string, string>();
  const next = (id: string): string | null => {
    const target = parked.has(id) ? null : (notes[id]?.mergedInto ?? null);
    return target !== null && target in notes ? target : null;
  };
  for (const start of Object.keys(notes)) {
    if (next(start) === null) {
      heads.set(start, start);
      continue;
    }
    const way: string[] = [];
    const passed = new Set<string>();
    let at = start;
    let head = heads.get(at);
    while (head === undefined) {
      way.push(at);
      passed.add(at);
      const target = next(at);
      if (target === null) head = at;
      else if (passed.has(target)) head = lowest(way.slice(way.indexOf(target)));
      else {
        at = target;
        head = heads.get(at);
      }
    }
    for (const id of way) heads.set(id, head);
  }
  return heads;
}

function lowest(ids: readonly string[]): string {
  return [...ids].sort()[0] ?? '';
}

/** Makes one line of several notes. What was part of a source is part of the line from then on. */
export function mergeNotes(doc: Y.Doc, into: string, sources: readonly string[]): void {
  markMerged(rootOf(doc, 'notes'), into, sources);
}

/** Writes where things of one kind went. Nothing happens when what they should become part of is gone. */
export function markMerged(things: Y.Map<Fields>, into: string, sources: readonly string[]): void {
  if (!things.has(into)) return;
  const joining = new Set(sources.filter((id) => id !== into));
  for (const [id, thing] of things) {
    const before = readReference(thing, 'mergedInto');
    const joins = joining.has(id) || (before !== null && joining.has(before));
    if (id === into && before !== null) thing.set('mergedInto', null);
    if (id !== into && joins && before !== into) thing.set('mergedInto', into);
  }
}

/**
 * Lets sources of a line lie by themselves again, each where it was. The line itself stays one: of two that were merged
 * into each other it would go into what was just taken out of it.
 */
export function separateNotes(doc: Y.Doc, line: string, sources: readonly string[]): void {
  for (const id of [line, ...sources]) {
    const note = rootOf(doc, 'notes').get(id);
    if (note && readReference(note, 'mergedInto') !== null) note.set('mergedInto', null);
  }
}

const known = new WeakMap<object, ReadonlyMap<string, readonly Note[]>>();
const NOTHING: readonly Note[] = [];

/** The sources of a line, in their order, without the note that stayed; none for a note that nothing was merged into. */
export function sourcesOf({ merged }: MergedBoard, id: string): readonly Note[] {
  const byHead = known.get(merged) ?? groupByHead(merged);
  known.set(merged, byHead);
  return byHead.get(id) ?? NOTHING;
}

interface MergedBoard {
  readonly merged: Readonly<Record<string, Note>>;
}

function groupByHead(merged: MergedBoard['merged']): ReadonlyMap<string, readonly Note[]> {
  const inOrder = Object.values(merged).sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return Map.groupBy(inOrder, ({ mergedInto }) => mergedInto ?? '');
}
