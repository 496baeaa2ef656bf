import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import type * as Y from 'yjs';

/** The sheet on which marks are typed; it stands on no list, which is all the same to a document. */
export const SHEET = 'marks';

/** All marks on a board, each as often as it stands there. */
export function marksIn(doc: Y.Doc): string[] {
  const texts = [...rootOf(doc, 'notes').keys()].map((note) => textField(doc, 'notes', note, 'text'));
  return texts.flatMap((text) => text?.toString().split(' ') ?? []).filter((mark) => mark !== '');
}

/** What stands there more than once. */
export function doublesIn(marks: readonly string[]): string[] {
  const seen = new Set<string>();
  return marks.filter((mark) => seen.size === seen.add(mark).size);
}

/** What was promised and is not there. */
export function missing(promised: readonly string[], there: readonly string[]): string[] {
  const kept = new Set(there);
  return promised.filter((mark) => !kept.has(mark));
}
