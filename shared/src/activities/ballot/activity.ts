import type { Activity } from '../activity.ts';
import { ballotChapter } from './chapter.ts';

export const ballot: Activity<'ballot'> = {
  area: null,
  sheets: () => [],
  chapter: ballotChapter,
};
