import type { Activity } from '../registry.ts';

export const pairWork: Activity<'pairWork'> = {
  area: null,
  sheets: () => [],
};
