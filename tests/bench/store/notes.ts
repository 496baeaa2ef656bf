import type * as Y from 'yjs';

/** What is on all notes, in one text that is the same for the same content. */
export function notesOf(doc: Y.Doc): string {
  const notes = Object.entries(doc.getMap('notes').toJSON() as Record<string, Record<string, unknown>>);
  const sorted = notes.map(([id, fields]) => [id, Object.entries(fields).sort(byName)] as const).sort(byName);
  return JSON.stringify(sorted);
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : 1;
}
