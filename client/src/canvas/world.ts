import type { Area } from '@verbindbord/shared/activities/activity.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import { PAPER } from '@verbindbord/shared/map/wheel.ts';
import { layOutSheets, type SheetLayout } from './flipchart/layOutSheets.ts';
import { COLUMN_WIDTH, type Heights, PAPER_WIDTH } from './paper.ts';
import { layOutParking, type ParkingLayout } from './parking/layOutParking.ts';
import { around, grown, type Rect } from './rect.ts';

/** Where everything lies that is not on the map itself, in world units; the middle of the wheel is 0, 0. */
export interface WorldLayout {
  readonly map: Rect;
  readonly sheets: readonly SheetLayout[];
  readonly parking: ParkingLayout;
}

export function layOutWorld(board: Board, heights: Heights): WorldLayout {
  return { map: PAPER, sheets: layOutSheets(board, heights), parking: layOutParking(board, heights) };
}

/** What a step brings into view: an area, or some of its sheets. */
export interface Focus {
  readonly area: Area;
  /** Sheets to bring into view; without any, all of them. */
  readonly sheets: readonly string[];
}

/** The part of the world that belongs on the screen, with a little table around the papers. */
export function frameOf(layout: WorldLayout, { area, sheets }: Focus): Rect {
  if (area === 'map') return layout.map;
  if (area === 'parking') return grown(topOf(layout.parking), 12);
  const wanted = layout.sheets.filter(({ sheet }) => sheets.includes(sheet.id));
  const shown = wanted.length > 0 ? wanted : layout.sheets;
  if (shown.length === 0) return { ...layout.map, x: layout.map.x - PAPER_WIDTH - COLUMN_WIDTH };
  return grown(shown.length === 1 && shown[0] ? topOf(shown[0]) : around(shown), 12);
}

/** The three areas together. */
export function wholeOf({ map, sheets, parking }: WorldLayout): Rect {
  return grown(around([map, parking, ...sheets]), 48);
}

/** The upper part of a long paper: text that is fitted whole would be too small to read. */
function topOf(paper: Rect): Rect {
  return { x: paper.x, y: paper.y, width: paper.width, height: Math.min(paper.height, paper.width * 1.1) };
}
