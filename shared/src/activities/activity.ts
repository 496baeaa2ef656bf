import type { Block, ChapterMaterial } from './blocks.ts';
import type { ActivityKind, StepOf } from './step.ts';

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
