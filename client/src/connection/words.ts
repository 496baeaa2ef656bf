import { KINDS } from '@verbindbord/shared/board/roots.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type * as Y from 'yjs';
import { contentOf, type Field, isThing, type Work } from './ownWork.ts';

const BOARD_ROOTS: readonly string[] = [...KINDS, 'settings'];
const WORKSHEET_ROOTS: readonly string[] = ['lines'];

/** The names of the root maps of a document. */
export function rootsOf(document: DocumentName): readonly string[] {
  return document === 'board' ? BOARD_ROOTS : WORKSHEET_ROOTS;
}

/** Fields that hold no words of people but ids, or words from a list. */
const NOT_WORDS = new Set([
  ...['id', 'sheet', 'cluster', 'from', 'to', 'driver', 'seat', 'step', 'followUp'],
  ...['question', 'caseOf', 'sharedAs', 'parkedAs', 'notedBy'],
]);

/** The words that people wrote in a field, or null when it is none for words. */
export function wordsOf(name: string, field: Field | undefined): string | null {
  if (field === undefined || NOT_WORDS.has(name)) return null;
  if ('text' in field) return field.text;
  return typeof field.value === 'string' ? field.value : null;
}

/** The words that are in one document and not in the other, each on its own line; null when nothing was lost. */
export function lostWords(before: Y.Doc, after: Y.Doc, document: DocumentName): string | null {
  const kept = new Set(allWords(after, document));
  return asLines(allWords(before, document).filter((words) => !kept.has(words)));
}

/** The words that were written in things that are not there any more; null when there are none. */
export function orphanedWords(work: readonly Work[], doc: Y.Doc): string | null {
  return asLines(
    work.flatMap(({ root, id, before, after }) => {
      if (!isThing(after) || doc.getMap(root).has(id)) return [];
      return [...after].flatMap(([name, field]) => {
        const words = wordsOf(name, field);
        return words === null || words === wordsOf(name, fieldIn(before, name)) ? [] : [words];
      });
    }),
  );
}

function fieldIn(content: Work['before'], name: string): Field | undefined {
  return isThing(content) ? content.get(name) : undefined;
}

function allWords(doc: Y.Doc, document: DocumentName): string[] {
  return rootsOf(document).flatMap((root) =>
    [...doc.getMap(root)].flatMap(([id, value]) => {
      const content = contentOf(value);
      if (!isThing(content)) return wordsOf(id, content ?? undefined) ?? [];
      return [...content].flatMap(([name, field]) => wordsOf(name, field) ?? []);
    }),
  );
}

function asLines(words: readonly string[]): string | null {
  const lines = words.filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines.join('\n') : null;
}
