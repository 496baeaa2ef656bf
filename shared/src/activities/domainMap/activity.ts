import type { Activity } from '../registry.ts';
import { domainMapChapter } from './chapter.ts';

export const domainMap: Activity<'domainMap'> = {
  area: 'map',
  sheets: () => [],
  chapter: domainMapChapter,
};
