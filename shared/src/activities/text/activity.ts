import type { Activity } from '../registry.ts';
import { textChapter } from './chapter.ts';

export const text: Activity<'text'> = {
  area: null,
  sheets: () => [],
  chapter: textChapter,
};
