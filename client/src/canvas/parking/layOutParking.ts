import type { ParkedIssue } from '@verbindbord/shared/board/parkedIssue.ts';
import { type Board, byOrder } from '@verbindbord/shared/board/readBoard.ts';
import { PAPER } from '@verbindbord/shared/map/wheel.ts';
import type { CardSpot } from '../flipchart/layOutSheets.ts';
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

export interface ParkingLayout extends Rect {
  readonly cards: readonly CardSpot[];
}

const PARKING_HEAD = 112;

/** The parking lot to the right of the map: cards in three columns, row by row. */
export function layOutParking(board: Board, heights: Heights): ParkingLayout {
  const x = PAPER.x + PAPER.width + AREA_GAP;
  const y = PAPER.y;
  const bottoms = Array.from({ length: COLUMNS_PER_ROW }, () => y + PARKING_HEAD);
  const cards = Object.values(board.parkedIssues)
    .sort(byOrder)
    .map((issue, index) => {
      const column = index % COLUMNS_PER_ROW;
      const top = bottoms[column] ?? y + PARKING_HEAD;
      const height = heights.get(issue.id) ?? estimatedHeight(issue.text, footLinesOf(issue));
      bottoms[column] = top + height + CARD_GAP;
      const left = x + PAPER_PADDING + column * (COLUMN_WIDTH + COLUMN_GAP);
      return { id: issue.id, order: issue.order, x: left, y: top, width: COLUMN_WIDTH, height };
    });
  const height = Math.max(PAPER.height, Math.max(...bottoms) - CARD_GAP + PAPER_PADDING - y);
  return { x, y, width: PAPER_WIDTH, height, cards };
}

/** Why and which table, and who follows it up: the second line is always there, if only to say that nobody does. */
function footLinesOf({ reason, table }: ParkedIssue): number {
  return reason === '' && table === '' ? 1 : 2;
}
