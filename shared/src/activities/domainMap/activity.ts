import type { Activity } from '../activity.ts';
import { domainMapChapter } from './chapter.ts';

export const domainMap: Activity<'domainMap'> = {
  name: { nl: 'Kaart van domeinen', en: 'Map of domains' },
  area: 'map',
  sheets: () => [],
  chapter: domainMapChapter,
  fresh: () => ({ prompt: '' }),
  ids: () => [],
  renamed: ({ settings }) => settings,
};
