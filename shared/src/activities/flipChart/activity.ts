import type { Activity } from '../registry.ts';

export const flipChart: Activity<'flipChart'> = {
  area: 'flipChart',
  sheets: (step) => step.settings.sheets,
};
