import { outcomeLines } from '../ballot/chapter.ts';
import type { Block, ChapterMaterial } from '../blocks.ts';
import type { StepOf } from '../step.ts';
import { type AnswerLine, type CaseSummary, summarise } from './answers.ts';

/** The questions, and per case the lines of the board that answer them, each with where it stands. */
export function summaryChapter({ settings }: StepOf<'summary'>, material: ChapterMaterial): readonly Block[] {
  const { say } = material;
  const questions: Block = {
    type: 'lines',
    numbered: true,
    lines: settings.questions.map(({ title }) => title),
  };
  const cases = summarise(settings.questions, material);
  if (cases.length === 0) {
    const none = { nl: 'Op het bord staat nog geen antwoord.', en: 'No answer is on the board yet.' };
    return [questions, { type: 'paragraph', text: say(none) }];
  }
  return [questions, ...cases.map((one) => caseSection(one, material))];
}

function caseSection({ label, answers }: CaseSummary, material: ChapterMaterial): Block {
  const group = { nl: 'De groep samen', en: 'The group together' };
  return {
    type: 'section',
    title: label === '' ? material.say(group) : label.charAt(0).toUpperCase() + label.slice(1),
    item: null,
    blocks: answers.map(
      ({ question, lines }): Block => ({
        type: 'section',
        title: question.title,
        item: null,
        blocks: linesBlocks(lines, material),
      }),
    ),
  };
}

/** People's own words first, then what the map and the ballots say. */
function linesBlocks(lines: readonly AnswerLine[], { note, connection, say }: ChapterMaterial): Block[] {
  const items = lines.flatMap((line) => {
    if (line.kind === 'note') return [note(line.note)];
    return line.kind === 'connection' ? [connection(line.connection)] : [];
  });
  const outcomes = lines.flatMap((line) => (line.kind === 'ballot' ? outcomeLines(line.result, say) : []));
  return [
    ...(items.length > 0 ? [{ type: 'items', items, isElsewhere: true } as const] : []),
    ...(outcomes.length > 0 ? [{ type: 'lines', numbered: false, lines: outcomes } as const] : []),
  ];
}
