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

/** A component that is fetched when it is first shown, or before that when somebody asks for it. */
export type Face<P> = ComponentType<P> & { readonly fetch: () => Promise<unknown> };

/** How a kind of activity looks to each: who takes part, who leads, everybody on the wall, and who prepares it. */
export interface Faces<K extends ActivityKind> {
  readonly Participant: Face<FaceProps<K>>;
  readonly Facilitator: Face<FaceProps<K>>;
  readonly Wall: Face<FaceProps<K>>;
  readonly Settings: Face<SettingsProps<K>>;
}
