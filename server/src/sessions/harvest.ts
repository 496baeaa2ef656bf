import { addNote, lastOrder } from '@verbindbord/shared/board/note.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import { isHarvestable, type Line } from '@verbindbord/shared/board/worksheet.ts';
import type { HarvestPlan } from '@verbindbord/shared/session/harvest.ts';
import type { Pair } from '@verbindbord/shared/session/state.ts';
import type * as Y from 'yjs';
import { boardChange } from './boardChange.ts';

/** A pair with what stands on its worksheet. */
export interface ReadWorksheet {
  readonly pair: Pair;
  /** What is written under its lines on the flip chart. */
  readonly label: string;
  readonly lines: readonly Line[];
}

export interface Harvest {
  /** The lines that it takes, by id; also those that somebody shares at this moment. */
  readonly taken: readonly string[];
  /** How many come on the board by it. */
  readonly count: number;
  /** What comes on the board, as one change; null when nothing does. */
  readonly update: Uint8Array | null;
}

/**
 * What goes from the worksheets to the sheets. A note takes the id of its line, as when a pair shares it: whoever is
 * first, and however often it is done, it is one note.
 *
 * @param harvested the ids of lines that were taken before
 */
export function harvest(
  board: Y.Doc,
  { sheets }: Pick<HarvestPlan, 'sheets'>,
  worksheets: readonly ReadWorksheet[],
  harvested: ReadonlySet<string>,
): Harvest {
  const questions = new Set(sheets.keys());
  const all = worksheets.flatMap(({ pair, label, lines }) =>
    lines.filter((line) => isHarvestable(line, questions, harvested)).map((line) => ({ pair, label, line })),
  );
  const parked = parkedLines(board);
  const fresh = all.filter(({ line }) => !rootOf(board, 'notes').has(line.id) && !parked.has(line.id));
  const update = boardChange(board, (doc) => {
    const orders = new Map<string, number>();
    for (const { pair, label, line } of fresh) {
      const sheet = sheets.get(line.question) ?? '';
      const order = (orders.get(sheet) ?? lastOrder(doc, sheet)) + 1;
      orders.set(sheet, order);
      const origin = { kind: 'pair', pair: pair.id, line: line.id, label } as const;
      addNote(doc, { id: line.id, sheet, text: line.text.trim(), order, origin });
    }
  });
  const taken = all.map(({ line }) => line.id);
  return { taken, count: fresh.length, update };
}

/** The lines of worksheets that were parked, by id. */
function parkedLines(board: Y.Doc): ReadonlySet<string> {
  const origins = [...rootOf(board, 'parkedIssues').values()].map((issue) => issue.get('from'));
  const lines = origins.filter((from) => (from as { kind?: unknown } | null)?.kind === 'line');
  return new Set(lines.map((from) => (from as { id: string }).id));
}
