import type { Activity } from '../activity.ts';
import { flipChartChapter } from './chapter.ts';

export const flipChart: Activity<'flipChart'> = {
  name: { nl: 'Flap-over', en: 'Flip chart' },
  area: 'flipChart',
  sheets: (step) => step.settings.sheets.map(({ id, title }) => ({ id, title })),
  chapter: flipChartChapter,
  fresh: ({ language, newId }) => ({
    sheets: [{ id: newId(), title: { nl: 'Nieuwe vraag', en: 'New question' }[language] }],
  }),
  ids: ({ settings }) => settings.sheets.map(({ id }) => id),
  renamed: ({ settings }, renaming) => ({
    sheets: settings.sheets.map((sheet) => ({ ...sheet, id: renaming(sheet.id) })),
  }),
};
