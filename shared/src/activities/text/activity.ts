import type { Activity } from '../activity.ts';
import { textChapter } from './chapter.ts';

export const text: Activity<'text'> = {
  name: { nl: 'Tekst', en: 'Text' },
  area: null,
  sheets: () => [],
  chapter: textChapter,
  fresh: () => ({ lines: [], numbered: false }),
  ids: () => [],
  renamed: ({ settings }) => settings,
};
