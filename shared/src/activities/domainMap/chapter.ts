import type { Block, ChapterMaterial } from '../blocks.ts';
import type { StepOf } from '../step.ts';

/** The map as a figure, with everybody on it and every connection in tables. */
export function domainMapChapter(_step: StepOf<'domainMap'>, material: ChapterMaterial): readonly Block[] {
  return material.map();
}
