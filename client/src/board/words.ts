import { readThings } from '@verbindbord/shared/board/readBoard.ts';
import { readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import type * as Y from 'yjs';

/** All words that people wrote on a board. */
export function boardWords(doc: Y.Doc): readonly string[] {
  const kinds: readonly Readonly<Record<string, object>>[] = Object.values(readThings(doc));
  return kinds.flatMap((things) => Object.values(things).flatMap(wordsOf));
}

/** All words that a pair wrote on its worksheet. */
export function worksheetWords(doc: Y.Doc): readonly string[] {
  return readWorksheet(doc).map((line) => line.text);
}

/** The words in `before` that are not in `after`, each on its own line; null when nothing was lost. */
export function lostWords(before: readonly string[], after: readonly string[]): string | null {
  const kept = new Set(after);
  const lost = before.filter((words) => words.trim() !== '' && !kept.has(words));
  return lost.length > 0 ? lost.join('\n') : null;
}

const NOT_WORDS = new Set(['id', 'sheet', 'cluster', 'from', 'to', 'driver', 'seat', 'step', 'followUp']);

function wordsOf(thing: object): string[] {
  return Object.entries(thing).flatMap(([name, value]) =>
    typeof value === 'string' && !NOT_WORDS.has(name) ? [value] : [],
  );
}
