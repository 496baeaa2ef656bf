import { byOrder } from '../../board/readBoard.ts';
import type { Block, ChapterMaterial } from '../blocks.ts';
import type { StepOf } from '../step.ts';

/**
 * The questions of the worksheet. What a pair wrote stays with the pair; what it shared is on the flip chart, and here
 * as far as no other step shows those sheets.
 */
export function pairWorkChapter(
  step: StepOf<'pairWork'>,
  { board, sheet: section, say, pairs }: ChapterMaterial,
): readonly Block[] {
  const many = {
    nl: `${pairs} tweetallen werkten apart aan hun eigen casus. Wat zij deelden, staat op de flap-over.`,
    en: `${pairs} pairs worked apart on their own cases. What they shared is on the flip chart.`,
  };
  const one = {
    nl: 'Een tweetal werkte apart aan de eigen casus. Wat het deelde, staat op de flap-over.',
    en: 'One pair worked apart on its own case. What it shared is on the flip chart.',
  };
  const none = {
    nl: 'Er is in deze stap niet in tweetallen gewerkt.',
    en: 'There was no work in pairs in this step.',
  };
  return [
    { type: 'lines', numbered: true, lines: step.settings.questions.map((question) => question.title) },
    { type: 'paragraph', text: say(pairs === 0 ? none : pairs === 1 ? one : many) },
    ...Object.values(board.sheets)
      .filter((sheet) => sheet.step === step.id)
      .sort(byOrder)
      .map(section),
  ];
}
