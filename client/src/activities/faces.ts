import type { ActivityKind, StepOf } from '@verbindbord/shared/activities/step.ts';
import type { ComponentType } from 'react';

export interface FaceProps<K extends ActivityKind> {
  readonly step: StepOf<K>;
}

/** How a kind of activity looks to each: who takes part, who leads, and everybody on the wall. */
export interface Faces<K extends ActivityKind> {
  readonly Participant: ComponentType<FaceProps<K>>;
  readonly Facilitator: ComponentType<FaceProps<K>>;
  readonly Wall: ComponentType<FaceProps<K>>;
}
