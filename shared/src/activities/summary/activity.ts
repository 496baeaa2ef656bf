import { GUIDING_QUESTIONS } from '../../content/guidingQuestions.ts';
import type { Activity, Renaming } from '../activity.ts';
import { summaryChapter } from './chapter.ts';
import type { Source } from './settings.ts';

export const summary: Activity<'summary'> = {
  name: { nl: 'Résumé per casus', en: 'Résumé per case' },
  area: null,
  sheets: () => [],
  chapter: summaryChapter,
  fresh: ({ language, newId }) => ({
    questions: Object.values(GUIDING_QUESTIONS).map((title) => ({
      id: newId(),
      title: title[language],
      from: [],
    })),
  }),
  ids: ({ settings }) => settings.questions.map(({ id }) => id),
  renamed: ({ settings }, renaming) => ({
    questions: settings.questions.map((question) => ({
      ...question,
      id: renaming(question.id),
      from: question.from.map((source) => renamedSource(source, renaming)),
    })),
  }),
};

function renamedSource(source: Source, renaming: Renaming): Source {
  if (source.kind === 'sheet') return { ...source, sheet: renaming(source.sheet) };
  return source.kind === 'ballot' ? { ...source, step: renaming(source.step) } : source;
}
