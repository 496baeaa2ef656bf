import type { ActivityKind, Programme, Step, StepOf } from '../programme/step.ts';
import { domainMap } from './domainMap/activity.ts';
import { flipChart } from './flipChart/activity.ts';
import { pairWork } from './pairWork/activity.ts';
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
}

/** Every kind of activity: a new one is a folder here, one in the client, and a line in this list. */
export const ACTIVITIES: { readonly [K in ActivityKind]: Activity<K> } = {
  text,
  flipChart,
  pairWork,
  domainMap,
};

export function areaOf(step: Step): Area | null {
  return ACTIVITIES[step.kind].area;
}

/** All sheets of a programme in its order, each with the step that opens it. */
export function sheetsOf(
  programme: Programme,
): readonly { readonly id: string; readonly title: string; readonly step: string }[] {
  return programme.flatMap((step) => sheetsOfStep(step).map((sheet) => ({ ...sheet, step: step.id })));
}

function sheetsOfStep<K extends ActivityKind>(step: StepOf<K>): readonly { id: string; title: string }[] {
  const activity: Activity<K> = ACTIVITIES[step.kind as K];
  return activity.sheets(step);
}
