import { byOrder } from '../../board/readBoard.ts';
import type { Block, ChapterMaterial } from '../blocks.ts';
import type { StepOf } from '../step.ts';

/** The sheets that the step opened, as they are now: renamed, moved or taken away during the session. */
export function flipChartChapter(step: StepOf<'flipChart'>, material: ChapterMaterial): readonly Block[] {
  return Object.values(material.board.sheets)
    .filter((sheet) => sheet.step === step.id)
    .sort(byOrder)
    .map(material.sheet);
}
