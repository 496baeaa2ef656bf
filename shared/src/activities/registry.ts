import type { Block, ChapterMaterial } from './blocks.ts';
import { domainMap } from './domainMap/activity.ts';
import { flipChart } from './flipChart/activity.ts';
import { pairWork } from './pairWork/activity.ts';
import type { ActivityKind, Step, StepOf } from './step.ts';
import { text } from './text/activity.ts';

/** The areas of the one canvas. */
export const AREAS = ['flipChart', 'map', 'parking'] as const;
export type Area = (typeof AREAS)[number];

/** What the product has to know of a kind of activity, besides its settings. */
export interface Activity<K extends ActivityKind> {
  /** The area that the step frames on everybody's screen; null when it has a page of its own. */
  readonly area: Area | null;
  /** The sheets that the step puts on the flip chart when a session is made. */
  readonly sheets: (step: StepOf<K>) => readonly { readonly id: string; readonly title: string }[];
  /** The chapter of the report that a step of this kind makes of the session. */
  readonly chapter: (step: StepOf<K>, material: ChapterMaterial) => readonly Block[];
}

/** Every kind of activity: a new one is a folder here, one in the client, and a line in this list. */
const ACTIVITIES: { readonly [K in ActivityKind]: Activity<K> } = {
  text,
  flipChart,
  pairWork,
  domainMap,
};

export function areaOf(step: Step): Area | null {
  return ACTIVITIES[step.kind].area;
}

/** The sheets that a step puts on the flip chart. */
export function sheetsOfStep<K extends ActivityKind>(
  step: StepOf<K>,
): readonly { id: string; title: string }[] {
  const activity: Activity<K> = ACTIVITIES[step.kind as K];
  return activity.sheets(step);
}

/** What a step contributes to the report. */
export function chapterOf<K extends ActivityKind>(
  step: StepOf<K>,
  material: ChapterMaterial,
): readonly Block[] {
  const activity: Activity<K> = ACTIVITIES[step.kind as K];
  return activity.chapter(step, material);
}
