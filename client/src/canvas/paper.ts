/** Measures of the papers to the left and right of the map, in world units: the same columns on both. */
export const PAPER_PADDING = 28;
export const COLUMN_WIDTH = 248;
export const COLUMN_GAP = 24;
export const COLUMNS_PER_ROW = 3;
export const PAPER_WIDTH =
  COLUMNS_PER_ROW * COLUMN_WIDTH + (COLUMNS_PER_ROW - 1) * COLUMN_GAP + 2 * PAPER_PADDING;
/** Room between the cards of a column. */
export const CARD_GAP = 8;
/** Room between the map and the papers beside it. */
export const AREA_GAP = 160;

/** Heights of cards as the screen measured them, by id. */
export type Heights = ReadonlyMap<string, number>;

/** Width of an average letter of the voice face at 18 px. */
const LETTER = 8.3;
const LINE_HEIGHT = 24;
const CARD_PADDING = { x: 12, y: 10 } as const;
const FOOT_LINE = 19;

/**
 * About how high a card with people's words becomes; what it is laid out with until the screen has measured it.
 */
export function estimatedHeight(text: string, footLines: number): number {
  const perLine = Math.floor((COLUMN_WIDTH - 2 * CARD_PADDING.x) / LETTER);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.06) / perLine)), 0);
  return lines * LINE_HEIGHT + footLines * FOOT_LINE + 2 * CARD_PADDING.y;
}
