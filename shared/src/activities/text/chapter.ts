import type { Block } from '../blocks.ts';
import type { StepOf } from '../step.ts';

/** What there was to read. */
export function textChapter({ settings }: StepOf<'text'>): readonly Block[] {
  return [{ type: 'lines', numbered: settings.numbered, lines: settings.lines }];
}
