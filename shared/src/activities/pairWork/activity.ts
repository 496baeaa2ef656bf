import type { Activity } from '../activity.ts';
import { pairWorkChapter } from './chapter.ts';

export const pairWork: Activity<'pairWork'> = {
  name: { nl: 'In tweetallen', en: 'In pairs' },
  area: null,
  // Where a flip-chart step shows the same sheet, it is that one's: see `sheetsOf`.
  sheets: ({ settings }) => settings.questions.map(({ sheet, title }) => ({ id: sheet, title })),
  chapter: pairWorkChapter,
  fresh: ({ language, newId }) => ({
    questions: [{ id: newId(), title: { nl: 'Nieuwe vraag', en: 'New question' }[language], sheet: newId() }],
  }),
  ids: ({ settings }) => settings.questions.map(({ id }) => id),
  renamed: ({ settings }, renaming) => ({
    ...settings,
    questions: settings.questions.map((question) => ({
      ...question,
      id: renaming(question.id),
      sheet: renaming(question.sheet),
    })),
  }),
};
