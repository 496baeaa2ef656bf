import type { Activity } from '../registry.ts';

export const text: Activity<'text'> = {
  area: null,
  sheets: () => [],
};
