import type { Activity } from '../activity.ts';
import { flipChartChapter } from './chapter.ts';

export const flipChart: Activity<'flipChart'> = {
  area: 'flipChart',
  sheets: (step) => step.settings.sheets.map(({ id, title }) => ({ id, title })),
  chapter: flipChartChapter,
};
