import type { Activity, Area } from './activity.ts';
import { ballot } from './ballot/activity.ts';
import type { Block, ChapterMaterial } from './blocks.ts';
import { domainMap } from './domainMap/activity.ts';
import { flipChart } from './flipChart/activity.ts';
import { pairWork } from './pairWork/activity.ts';
import type { ActivityKind, Step, StepOf } from './step.ts';
import { text } from './text/activity.ts';

/** Every kind of activity: a new one is a folder here, one in the client, and a line in this list. */
const ACTIVITIES: { readonly [K in ActivityKind]: Activity<K> } = {
  text,
  flipChart,
  pairWork,
  domainMap,
  ballot,
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
