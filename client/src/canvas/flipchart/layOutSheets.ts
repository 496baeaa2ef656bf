import type { Cluster } from '@verbindbord/shared/board/cluster.ts';
import { type Note, shownWords } from '@verbindbord/shared/board/note.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';
import type { Sheet } from '@verbindbord/shared/board/sheet.ts';
import { PAPER } from '@verbindbord/shared/map/wheel.ts';
import {
  AREA_GAP,
  CARD_GAP,
  COLUMN_GAP,
  COLUMN_WIDTH,
  COLUMNS_PER_ROW,
  estimatedHeight,
  type Heights,
  PAPER_PADDING,
  PAPER_WIDTH,
} from '../paper.ts';
import type { Rect } from '../rect.ts';

/** A card in its column. */
export interface CardSpot extends Rect {
  readonly id: string;
  readonly order: number;
}

/** A column of a sheet: a group, or some of the notes that lie loose. */
export interface ColumnLayout extends Rect {
  readonly sheet: string;
  /** The group, or null for loose notes. */
  readonly cluster: Cluster | null;
  /** Whether a heading stands above it. */
  readonly headed: boolean;
  /** All notes under the heading: for loose ones that is more than the column when they fill several. */
  readonly count: number;
  readonly notes: readonly CardSpot[];
}

export interface SheetLayout extends Rect {
  readonly sheet: Sheet;
  readonly columns: readonly ColumnLayout[];
}

/** Kicker and title, two lines at most. */
const SHEET_HEAD = 140;
const HEADING = 46;
const ROW_GAP = 32;
const LEAST_COLUMN = 120;
const LEAST_SHEET = 656;
const SHEET_GAP = 48;
/** Heights of rows go in steps, so that one more note seldom shifts the sheets below. */
const ROW_STEP = 164;
/** More loose notes than this beside groups take another column. */
const LOOSE_PER_COLUMN = 6;

/**
 * The sheets to the left of the map: those of one step beside each other, the steps below each other, the last
 * of a row nearest to the map. A note that comes at the end moves no other.
 */
export function layOutSheets(board: Board, heights: Heights): readonly SheetLayout[] {
  const notes = Map.groupBy(Object.values(board.notes).sort(byOrder), (note) => note.sheet);
  const clusters = Map.groupBy(Object.values(board.clusters).sort(byOrder), (cluster) => cluster.sheet);
  const placed: SheetLayout[] = [];
  let top: number = PAPER.y;
  for (const row of rowsOf(Object.values(board.sheets).sort(byOrder))) {
    const right = PAPER.x - AREA_GAP;
    const laidOut = row.map((sheet, index) => {
      const x = right - (row.length - index) * PAPER_WIDTH - (row.length - index - 1) * SHEET_GAP;
      return layOutSheet(
        sheet,
        { x, y: top },
        notes.get(sheet.id) ?? [],
        clusters.get(sheet.id) ?? [],
        heights,
      );
    });
    placed.push(...laidOut);
    const highest = Math.max(...laidOut.map((sheet) => sheet.height));
    top += Math.ceil(highest / ROW_STEP) * ROW_STEP + SHEET_GAP;
  }
  return placed;
}

/** The sheets of one step, at most three beside each other and evenly divided. */
function rowsOf(sheets: readonly Sheet[]): readonly (readonly Sheet[])[] {
  const groups: Sheet[][] = [];
  for (const sheet of sheets) {
    const group = groups.at(-1);
    if (group !== undefined && group[0]?.step === sheet.step) group.push(sheet);
    else groups.push([sheet]);
  }
  return groups.flatMap((group) => {
    const perRow = Math.ceil(group.length / Math.ceil(group.length / COLUMNS_PER_ROW));
    return chunks(group, perRow);
  });
}

function chunks<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

function layOutSheet(
  sheet: Sheet,
  at: { readonly x: number; readonly y: number },
  notes: readonly Note[],
  clusters: readonly Cluster[],
  heights: Heights,
): SheetLayout {
  const loose = notes.filter((note) => note.cluster === null);
  const columns = [
    ...looseColumns(loose, clusters.length),
    ...clusters.map((cluster) => {
      const own = notes.filter((note) => note.cluster === cluster.id);
      return { cluster, headed: true, count: own.length, notes: own };
    }),
  ];
  const placed: ColumnLayout[] = [];
  let y = at.y + SHEET_HEAD;
  for (const row of chunks(columns, COLUMNS_PER_ROW)) {
    const stacked = row.map((column, index) => {
      const x = at.x + PAPER_PADDING + index * (COLUMN_WIDTH + COLUMN_GAP);
      const spots = stack(column.notes, x, y + (column.headed ? HEADING : 0), heights);
      return { ...column, sheet: sheet.id, x, y, width: COLUMN_WIDTH, notes: spots };
    });
    const bottom = Math.max(y + LEAST_COLUMN, ...stacked.flatMap(({ notes: own }) => own.map(bottomOf)));
    placed.push(...stacked.map((column) => ({ ...column, height: bottom - y })));
    y = bottom + ROW_GAP;
  }
  const height = Math.max(LEAST_SHEET, y - ROW_GAP + PAPER_PADDING - at.y);
  return { sheet, x: at.x, y: at.y, width: PAPER_WIDTH, height, columns: placed };
}

/** Loose notes fill the sheet row by row as long as there are no groups, and keep to fewer columns beside them. */
function looseColumns(loose: readonly Note[], groups: number) {
  if (groups > 0 && loose.length === 0) return [];
  const count =
    groups === 0
      ? COLUMNS_PER_ROW
      : Math.min(COLUMNS_PER_ROW, Math.max(1, Math.ceil(loose.length / LOOSE_PER_COLUMN)));
  return Array.from({ length: count }, (_, column) => ({
    cluster: null,
    headed: groups > 0,
    count: loose.length,
    notes: loose.filter((_note, index) => index % count === column),
  }));
}

function stack(notes: readonly Note[], x: number, top: number, heights: Heights): readonly CardSpot[] {
  let y = top;
  return notes.map((note) => {
    const height = heights.get(note.id) ?? estimatedHeight(shownWords(note), note.origin === null ? 0 : 1);
    const spot = { id: note.id, order: note.order, x, y, width: COLUMN_WIDTH, height };
    y += height + CARD_GAP;
    return spot;
  });
}

function bottomOf(rect: Rect): number {
  return rect.y + rect.height;
}
