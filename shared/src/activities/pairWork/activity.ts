import type { Activity } from '../activity.ts';
import { pairWorkChapter } from './chapter.ts';

export const pairWork: Activity<'pairWork'> = {
  area: null,
  sheets: () => [],
  chapter: pairWorkChapter,
};
