import type { Language, Localized } from '../content/localized.ts';
import type { Block, ChapterMaterial } from './blocks.ts';
import type { ActivityKind, StepOf } from './step.ts';

/** The areas of the one canvas. */
export const AREAS = ['flipChart', 'map', 'parking'] as const;
export type Area = (typeof AREAS)[number];

/** What a new step is made with. */
export interface Making {
  readonly language: Language;
  readonly newId: () => string;
}

/** Gives each id another one; what it does not know stays as it is. */
export type Renaming = (id: string) => string;

/** What the product has to know of a kind of activity, besides its settings. */
export interface Activity<K extends ActivityKind> {
  /** What a step of this kind is called as long as nobody gives it a title. */
  readonly name: Localized;
  /** The area that the step frames on everybody's screen; null when it has a page of its own. */
  readonly area: Area | null;
  /** The sheets that the step puts on the flip chart. */
  readonly sheets: (step: StepOf<K>) => readonly { readonly id: string; readonly title: string }[];
  /** The chapter of the report that a step of this kind makes of the session. */
  readonly chapter: (step: StepOf<K>, material: ChapterMaterial) => readonly Block[];
  /** The settings of a new step, to be changed by whoever made it. */
  readonly fresh: (making: Making) => StepOf<K>['settings'];
  /** The ids of what the step holds and nothing else does: things that people answer. */
  readonly ids: (step: StepOf<K>) => readonly string[];
  /** The same settings under other ids, in what they say of other steps too. */
  readonly renamed: (step: StepOf<K>, renaming: Renaming) => StepOf<K>['settings'];
}
