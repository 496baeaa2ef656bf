import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import type * as Y from 'yjs';

const FIRST = 0x4e00;
/** How many letters there are for marks. */
const MOST = 0x5000;
const LENGTH = 3;

/**
 * A mark is what somebody types at once: three letters that no other mark has. Where a text has to be merged by its
 * letters alone, because the document was written anew, words that look alike can be taken for each other; with
 * marks it is always certain what came of each.
 */
export function markOf(number: number): string {
  const first = FIRST + number * LENGTH;
  if (first + LENGTH > FIRST + MOST) throw new Error('There are no letters left for another mark.');
  return String.fromCharCode(first, first + 1, first + 2);
}

export interface Marks {
  readonly marks: readonly string[];
  /** Where each of them begins, and the end of the text. */
  readonly starts: readonly number[];
}

/** The whole marks in a text. */
export function readMarks(text: string): Marks {
  const marks: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const number = (text.charCodeAt(at) - FIRST) / LENGTH;
    if (!Number.isInteger(number) || text.slice(at, at + LENGTH) !== markOf(number)) continue;
    marks.push(markOf(number));
    starts.push(at);
  }
  return { marks, starts: [...starts, text.length] };
}

/** All marks on a board, each as often as it stands there. */
export function marksIn(doc: Y.Doc): string[] {
  const notes = [...rootOf(doc, 'notes').keys()];
  return notes.flatMap((note) => readMarks(textField(doc, 'notes', note, 'text')?.toString() ?? '').marks);
}
