import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { contentOf, sheetsInOrder, stacksOf } from './columns.ts';
import { asHeading, lineOrigin, wordsOf } from './origin.ts';
import { piecesOf, splitIntoPages } from './pages.ts';

/** A line on the wall: words in the size for eight metres, and under them where they came from. */
interface WallLine {
  readonly id: string;
  readonly words: string;
  /** Empty where the heading already says it. */
  readonly origin: string;
}

/** Lines of one sheet that stand under one heading: what a pair shared, a group, or notes of people. */
export interface WallPart {
  readonly key: string;
  readonly sheet: string;
  readonly title: string;
  /** 'Tweetal 4: Samira en Bram', 'Geld en regels', or empty. */
  readonly heading: string;
  readonly pair: string | null;
  readonly lines: readonly WallLine[];
}

export interface WallPage extends WallPart {
  /** The number of the page, from 1, and how many there are. */
  readonly number: number;
  readonly count: number;
}

/** A longer text goes on as a next line: so many letters stand on the lines that fit on a page. */
const MOST_LETTERS = 160;

/** As many lines as a hall takes in at once. */
const MOST_LINES = 12;

/** What the sheets hold, in the order in which it is shown: groups first, then what is loose, pair by pair. */
export function wallParts(
  board: Pick<Board, 'notes' | 'merged' | 'clusters' | 'sheets'>,
  sheets: readonly string[],
): readonly WallPart[] {
  return sheets.flatMap((sheet) => {
    const title = board.sheets[sheet]?.title ?? '';
    const { groups, loose } = contentOf(board, sheet);
    const grouped = groups.map(({ cluster, notes }) => ({
      key: `${sheet} ${cluster.id}`,
      heading: cluster.name,
      pair: null,
      notes,
    }));
    const stacked = stacksOf(loose).map(({ pair, label, notes }) => ({
      key: `${sheet} ${pair ?? ''}`,
      heading: asHeading(label),
      pair,
      notes,
    }));
    return [...grouped, ...stacked]
      .filter(({ notes }) => notes.length > 0)
      .map(({ key, heading, pair, notes }) => ({
        key,
        sheet,
        title,
        heading,
        pair,
        lines: notes.flatMap((note) => {
          const sources = sourcesOf(board, note.id);
          const isSaid = pair !== null && sources.length === 0;
          return linesOf(note, isSaid ? '' : lineOrigin(note, sources, false));
        }),
      }));
  });
}

/** What one pair shared, sheet by sheet, wherever it lies by now: also in a group, or as part of another line. */
export function partsOfPair(
  board: Pick<Board, 'notes' | 'merged' | 'sheets'>,
  pair: string,
  heading: string,
): readonly WallPart[] {
  const own = [...Object.values(board.notes), ...Object.values(board.merged)].filter(
    ({ origin }) => origin?.kind === 'pair' && origin.pair === pair,
  );
  const bySheet = Map.groupBy(own.sort(byOrder), ({ sheet }) => sheet);
  return sheetsInOrder(board.sheets).flatMap(({ id: sheet, title }) => {
    const notes = bySheet.get(sheet) ?? [];
    if (notes.length === 0) return [];
    const lines = notes.flatMap((note) => linesOf(note, ''));
    return [{ key: `${sheet} ${pair}`, sheet, title, heading, pair, lines }];
  });
}

function linesOf(note: Note, origin: string): readonly WallLine[] {
  const pieces = piecesOf(wordsOf(note), MOST_LETTERS);
  return pieces.map((words, index) => ({
    id: `${note.id} ${index}`,
    words,
    origin: index === pieces.length - 1 ? origin : '',
  }));
}

/** What comes after this page when it is about something else: 'Tweetal 7: Fatma en Pieter'; else empty. */
export function nextHeading(pages: readonly WallPage[], page: WallPage): string {
  const next = pages[page.number % pages.length];
  return next && next.heading !== page.heading ? next.heading : '';
}

/**
 * Divides the parts over pages; a page holds lines of one part only. `heights` are those of the lines by id, as
 * they were measured, in pixels.
 */
export function wallPages(
  parts: readonly WallPart[],
  heights: ReadonlyMap<string, number>,
  pageHeight: number,
): readonly WallPage[] {
  const pages = parts.flatMap((part) =>
    splitIntoPages(
      part.lines.map((line) => heights.get(line.id) ?? 0),
      pageHeight,
      0,
      MOST_LINES,
    ).map((indexes) => ({
      ...part,
      key: `${part.key} ${indexes[0] ?? 0}`,
      lines: indexes.flatMap((index) => part.lines[index] ?? []),
    })),
  );
  return pages.map((page, index) => ({ ...page, number: index + 1, count: pages.length }));
}
