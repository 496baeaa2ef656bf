import type { Localized } from '../content/localized.ts';
import type { Activity, Area, Making, Renaming } from './activity.ts';
import { ballot } from './ballot/activity.ts';
import type { Block, ChapterMaterial } from './blocks.ts';
import { domainMap } from './domainMap/activity.ts';
import { flipChart } from './flipChart/activity.ts';
import { pairWork } from './pairWork/activity.ts';
import type { ActivityKind, Step, StepOf } from './step.ts';
import { summary } from './summary/activity.ts';
import { text } from './text/activity.ts';

/** Every kind of activity: a new one is a folder here, one in the client, and a line in this list. */
const ACTIVITIES: { readonly [K in ActivityKind]: Activity<K> } = {
  text,
  flipChart,
  pairWork,
  domainMap,
  ballot,
  summary,
};

/** The kinds, as a list to choose from shows them. */
export const ACTIVITY_KINDS = Object.keys(ACTIVITIES) as readonly ActivityKind[];

export function activityName(kind: ActivityKind): Localized {
  return ACTIVITIES[kind].name;
}

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

/** As long as a step of its kind mostly takes, until somebody says otherwise. */
const USUAL_MINUTES = 10;

/** A new step, named after what it is. */
export function newStep(kind: ActivityKind, making: Making): Step {
  const { name, fresh } = ACTIVITIES[kind];
  const title = name[making.language];
  return { id: making.newId(), kind, title, minutes: USUAL_MINUTES, settings: fresh(making) } as Step;
}

/** The ids that belong to a step alone: its own, and those of the sheets and questions that it brings. */
export function idsOfStep<K extends ActivityKind>(step: StepOf<K>): readonly string[] {
  const activity: Activity<K> = ACTIVITIES[step.kind as K];
  return [step.id, ...activity.ids(step)];
}

/** The same step under other ids, in what it says of other steps too. */
export function renamedStep<K extends ActivityKind>(step: StepOf<K>, renaming: Renaming): Step {
  const activity: Activity<K> = ACTIVITIES[step.kind as K];
  return { ...step, id: renaming(step.id), settings: activity.renamed(step, renaming) } as Step;
}
