import type { ActivityKind } from '@verbindbord/shared/activities/step.ts';
import { lazy } from 'react';
import type { Faces } from './faces.ts';

/**
 * The faces of every kind of activity, each fetched when a step first needs it: a new kind is a folder here and a
 * line in this list.
 */
export const FACES: { readonly [K in ActivityKind]: Faces<K> } = {
  text: {
    Participant: lazy(() => import('./text/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./text/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./text/WallFace.tsx')),
    Settings: lazy(() => import('./text/SettingsForm.tsx')),
  },
  flipChart: {
    Participant: lazy(() => import('./flipChart/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./flipChart/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./flipChart/WallFace.tsx')),
    Settings: lazy(() => import('./flipChart/SettingsForm.tsx')),
  },
  pairWork: {
    Participant: lazy(() => import('./pairWork/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./pairWork/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./pairWork/WallFace.tsx')),
    Settings: lazy(() => import('./pairWork/SettingsForm.tsx')),
  },
  domainMap: {
    Participant: lazy(() => import('./domainMap/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./domainMap/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./domainMap/WallFace.tsx')),
    Settings: lazy(() => import('./domainMap/SettingsForm.tsx')),
  },
  ballot: {
    Participant: lazy(() => import('./ballot/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./ballot/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./ballot/WallFace.tsx')),
    Settings: lazy(() => import('./ballot/SettingsForm.tsx')),
  },
  summary: {
    Participant: lazy(() => import('./summary/ParticipantFace.tsx')),
    Facilitator: lazy(() => import('./summary/FacilitatorFace.tsx')),
    Wall: lazy(() => import('./summary/WallFace.tsx')),
    Settings: lazy(() => import('./summary/SettingsForm.tsx')),
  },
};
