import type { ActivityKind } from '@verbindbord/shared/activities/step.ts';
import type { IconName } from '../ui/iconPaths.ts';

/** The sign of each kind of activity in lists. */
export const ACTIVITY_ICONS: Readonly<Record<ActivityKind, IconName>> = {
  text: 'document',
  flipChart: 'flipchart',
  pairWork: 'people',
  domainMap: 'wheel',
  ballot: 'chart',
  summary: 'list',
};
