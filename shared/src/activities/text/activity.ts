import type { Activity } from '../activity.ts';
import { textChapter } from './chapter.ts';

export const text: Activity<'text'> = {
  area: null,
  sheets: () => [],
  chapter: textChapter,
};
