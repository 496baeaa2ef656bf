import type { ActivityKind, StepOf } from '@verbindbord/shared/activities/step.ts';
import type { ComponentType } from 'react';

export interface FaceProps<K extends ActivityKind> {
  readonly step: StepOf<K>;
}

export interface SettingsProps<K extends ActivityKind> {
  readonly step: StepOf<K>;
  /** Changes the settings as they are at that moment; resolves with whether that was done. */
  readonly onEdit: (change: (settings: StepOf<K>['settings']) => StepOf<K>['settings']) => Promise<boolean>;
  /** Whether these could be the settings now. */
  readonly canBe: (settings: StepOf<K>['settings']) => boolean;
}

/** How a kind of activity looks to each: who takes part, who leads, everybody on the wall, and who prepares it. */
export interface Faces<K extends ActivityKind> {
  readonly Participant: ComponentType<FaceProps<K>>;
  readonly Facilitator: ComponentType<FaceProps<K>>;
  readonly Wall: ComponentType<FaceProps<K>>;
  readonly Settings: ComponentType<SettingsProps<K>>;
}
