import type { Activity } from '../registry.ts';
import { pairWorkChapter } from './chapter.ts';

export const pairWork: Activity<'pairWork'> = {
  area: null,
  sheets: () => [],
  chapter: pairWorkChapter,
};
