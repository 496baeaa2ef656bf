import type { Activity } from '../activity.ts';
import { domainMapChapter } from './chapter.ts';

export const domainMap: Activity<'domainMap'> = {
  area: 'map',
  sheets: () => [],
  chapter: domainMapChapter,
};
