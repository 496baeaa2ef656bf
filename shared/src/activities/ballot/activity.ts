import type { Activity } from '../activity.ts';
import { ballotChapter } from './chapter.ts';

export const ballot: Activity<'ballot'> = {
  name: { nl: 'Stemronde', en: 'Ballot' },
  area: null,
  sheets: () => [],
  chapter: ballotChapter,
  fresh: ({ language, newId }) => ({
    form: 'rating',
    questions: [{ id: newId(), title: { nl: 'Nieuwe vraag', en: 'New question' }[language], hint: '' }],
    subjects: [],
    low: { nl: 'nauwelijks', en: 'hardly' }[language],
    high: { nl: 'heel sterk', en: 'very much' }[language],
    anonymous: true,
  }),
  // Its questions and subjects are those of one ballot, and known by nobody else.
  ids: () => [],
  renamed: ({ settings }) => settings,
};
