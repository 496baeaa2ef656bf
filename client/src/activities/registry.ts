import type { ActivityKind } from '@verbindbord/shared/activities/step.ts';
import { type ComponentType, lazy } from 'react';
import type { Face, Faces } from './faces.ts';

/**
 * The faces of every kind of activity, each fetched when a step first needs it: a new kind is a folder here and a
 * line in this list.
 */
export const FACES: { readonly [K in ActivityKind]: Faces<K> } = {
  text: {
    Participant: face(() => import('./text/ParticipantFace.tsx')),
    Facilitator: face(() => import('./text/FacilitatorFace.tsx')),
    Wall: face(() => import('./text/WallFace.tsx')),
    Settings: face(() => import('./text/SettingsForm.tsx')),
  },
  flipChart: {
    Participant: face(() => import('./flipChart/ParticipantFace.tsx')),
    Facilitator: face(() => import('./flipChart/FacilitatorFace.tsx')),
    Wall: face(() => import('./flipChart/WallFace.tsx')),
    Settings: face(() => import('./flipChart/SettingsForm.tsx')),
  },
  pairWork: {
    Participant: face(() => import('./pairWork/ParticipantFace.tsx')),
    Facilitator: face(() => import('./pairWork/FacilitatorFace.tsx')),
    Wall: face(() => import('./pairWork/WallFace.tsx')),
    Settings: face(() => import('./pairWork/SettingsForm.tsx')),
  },
  domainMap: {
    Participant: face(() => import('./domainMap/ParticipantFace.tsx')),
    Facilitator: face(() => import('./domainMap/FacilitatorFace.tsx')),
    Wall: face(() => import('./domainMap/WallFace.tsx')),
    Settings: face(() => import('./domainMap/SettingsForm.tsx')),
  },
  ballot: {
    Participant: face(() => import('./ballot/ParticipantFace.tsx')),
    Facilitator: face(() => import('./ballot/FacilitatorFace.tsx')),
    Wall: face(() => import('./ballot/WallFace.tsx')),
    Settings: face(() => import('./ballot/SettingsForm.tsx')),
  },
  summary: {
    Participant: face(() => import('./summary/ParticipantFace.tsx')),
    Facilitator: face(() => import('./summary/FacilitatorFace.tsx')),
    Wall: face(() => import('./summary/WallFace.tsx')),
    Settings: face(() => import('./summary/SettingsForm.tsx')),
  },
};

function face<P>(fetch: () => Promise<{ default: ComponentType<P> }>): Face<P> {
  return Object.assign(
    lazy(() => fetch()),
    { fetch },
  );
}
