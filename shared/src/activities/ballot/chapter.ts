import type { Block, ChapterMaterial } from '../blocks.ts';
import type { StepOf } from '../step.ts';
import type { BallotResult, DotResult, RatingCell, RatingResult } from './result.ts';
import { type Mood, middleOf, moodOf, talkFirst, votesIn } from './spread.ts';

type Say = ChapterMaterial['say'];

const MOODS: Readonly<Record<Mood, { readonly nl: string; readonly en: string }>> = {
  few: {
    nl: 'te weinig oordelen om iets over de groep te zeggen',
    en: 'too few to say something of the group',
  },
  agreed: { nl: 'eens', en: 'agreed' },
  mostly: { nl: 'meestal eens', en: 'mostly agreed' },
  doubt: { nl: 'twijfel', en: 'in doubt' },
  divided: { nl: 'verdeeld, twee kampen', en: 'divided, two camps' },
};

/** What was asked, and how the answers lie: round by round, the spread before anything else. */
export function ballotChapter(
  { id, settings }: StepOf<'ballot'>,
  { results, say }: ChapterMaterial,
): readonly Block[] {
  const rounds = results(id);
  const asked = settings.form === 'rating' ? settings.questions.map(questionLine) : [settings.question];
  const questions: Block = { type: 'lines', numbered: false, lines: asked };
  if (rounds.length === 0) {
    const none = { nl: 'Hiervan is niets onthuld.', en: 'Nothing of this was revealed.' };
    return [questions, { type: 'paragraph', text: say(none) }];
  }
  if (rounds.length === 1) return [questions, ...roundBlocks(rounds[0] as BallotResult, settings, say)];
  const sections = rounds.map(
    (result, index): Block => ({
      type: 'section',
      title: say({ nl: `Ronde ${index + 1}`, en: `Round ${index + 1}` }),
      item: null,
      blocks: roundBlocks(result, settings, say),
    }),
  );
  return [questions, ...sections];
}

/** What a ballot came to, a line for each subject and question. */
export function outcomeLines(result: BallotResult, say: Say): readonly string[] {
  if (result.form === 'dots') return dotTexts(result, say);
  return result.cells.map((cell) => {
    const subject = titleOf(result.subjects, cell.subject);
    const question = titleOf(result.questions, cell.question);
    return ratingLine(subject === '' ? question : `${subject}, ${question}`, cell, say);
  });
}

function roundBlocks(
  result: BallotResult,
  settings: StepOf<'ballot'>['settings'],
  say: Say,
): readonly Block[] {
  const people = { nl: `${result.ballots} mensen deden mee.`, en: `${result.ballots} people took part.` };
  const one = { nl: 'Eén mens deed mee.', en: 'One person took part.' };
  const head: Block = { type: 'paragraph', text: say(result.ballots === 1 ? one : people) };
  if (result.form === 'dots') return [head, dotLines(result, say)];
  const ends = settings.form === 'rating' ? `1 = ${settings.low}, 5 = ${settings.high}. ` : '';
  const first = talkFirst(result.cells);
  const where = first && firstLine(result, first, say);
  const text = ends + (where ?? say({ nl: 'Niemand week af.', en: 'Nobody differed.' }));
  return [head, { type: 'paragraph', text }, ...result.subjects.flatMap((one) => ratings(result, one, say))];
}

function firstLine(result: RatingResult, { subject, question }: RatingCell, say: Say): string {
  const where = [titleOf(result.questions, question), titleOf(result.subjects, subject)]
    .filter(Boolean)
    .join(', ');
  return say({
    nl: `De meningen liggen het verst uiteen bij: ${where}.`,
    en: `Opinions lie furthest apart on: ${where}.`,
  });
}

function ratings(
  result: RatingResult,
  subject: RatingResult['subjects'][number],
  say: Say,
): readonly Block[] {
  const cells = result.cells.filter((cell) => cell.subject === subject.id);
  const lines: Block = {
    type: 'lines',
    numbered: false,
    lines: cells.map((cell) => ratingLine(titleOf(result.questions, cell.question), cell, say)),
  };
  const reasons = cells.flatMap((cell) =>
    cell.reasons.map(({ value, text, by }) => {
      const from = by === null ? '' : ` (${by})`;
      return `${titleOf(result.questions, cell.question)}, ${value}: ${text}${from}`;
    }),
  );
  const given: Block[] =
    reasons.length > 0
      ? [
          {
            type: 'section',
            title: say({ nl: 'Redenen', en: 'Reasons' }),
            item: null,
            blocks: [{ type: 'lines', numbered: false, lines: reasons }],
          },
        ]
      : [];
  if (subject.title === '') return [lines, ...given];
  return [{ type: 'section', title: subject.title, item: null, blocks: [lines, ...given] }];
}

/** 'Urgentie: 1 × 2, 3 × 3, 8 × 4, 11 × 5. Middelste oordeel 4. Eens.' */
function ratingLine(question: string, { counts }: RatingCell, say: Say): string {
  const middle = middleOf(counts);
  if (middle === null) return `${question}: ${say({ nl: 'geen oordelen', en: 'no ratings' })}`;
  const spread = counts.flatMap((count, index) => (count > 0 ? `${count} × ${index + 1}` : [])).join(', ');
  const word = say({ nl: 'middelste oordeel', en: 'middle rating' });
  return `${question}: ${spread} (${votesIn(counts)}); ${word} ${middle}; ${say(MOODS[moodOf(counts)])}`;
}

function dotLines(result: DotResult, say: Say): Block {
  return { type: 'lines', numbered: false, lines: dotTexts(result, say) };
}

function dotTexts({ subjects, dots }: DotResult, say: Say): readonly string[] {
  const most = [...dots].sort((a, b) => b.dots - a.dots);
  return most.map(({ subject, dots: count, people }) => {
    const what = say({
      nl: `${count} ${count === 1 ? 'stip' : 'stippen'} van ${people} ${people === 1 ? 'mens' : 'mensen'}`,
      en: `${count} ${count === 1 ? 'dot' : 'dots'} of ${people} ${people === 1 ? 'person' : 'people'}`,
    });
    return `${titleOf(subjects, subject)}: ${what}`;
  });
}

function questionLine({ title, hint }: { readonly title: string; readonly hint: string }): string {
  return hint === '' ? title : `${title}: ${hint}`;
}

function titleOf(all: readonly { readonly id: string; readonly title: string }[], id: string): string {
  return all.find((one) => one.id === id)?.title ?? '';
}
