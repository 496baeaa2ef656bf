import type { Activity } from '../registry.ts';

export const domainMap: Activity<'domainMap'> = {
  area: 'map',
  sheets: () => [],
};
