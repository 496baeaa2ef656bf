import type { Language, Localized } from './localized.ts';

/** What can make a connection hard. The first three are kinds of boundary; the others say between what it lies. */
export const BOUNDARY_IDS = [
  'physical',
  'cognitive',
  'social',
  'policyFields',
  'governmentLevels',
  'timeHorizons',
  'spheres',
  'politicalAdministrative',
  'disciplines',
] as const;
export type BoundaryId = (typeof BOUNDARY_IDS)[number];

export interface Boundary {
  /** Whether it is a kind of boundary, or says between what a boundary lies. */
  readonly group: 'kind' | 'between';
  /** As one of its group: 'tussen' is said once before all of them. */
  readonly name: Localized;
  /** By what a group recognises it; empty where the name says it all. */
  readonly hint: Localized;
}

/** What a boundary is called where it stands by itself: 'fysiek', 'tussen vakgebieden'. */
export function boundaryName(id: BoundaryId, language: Language): string {
  const { group, name } = BOUNDARIES[id];
  return group === 'kind' ? name[language] : `${BETWEEN[language]} ${name[language]}`;
}

const BETWEEN: Localized = { nl: 'tussen', en: 'between' };

const ITSELF: Localized = { nl: '', en: '' };

export const BOUNDARIES: Readonly<Record<BoundaryId, Boundary>> = {
  physical: {
    group: 'kind',
    name: { nl: 'fysiek', en: 'physical' },
    hint: { nl: 'weinig kans om elkaar te zien', en: 'few chances to meet' },
  },
  cognitive: {
    group: 'kind',
    name: { nl: 'cognitief', en: 'cognitive' },
    hint: { nl: 'andere kennis, taal of logica', en: 'other knowledge, language or logic' },
  },
  social: {
    group: 'kind',
    name: { nl: 'sociaal', en: 'social' },
    hint: { nl: 'wij en zij, vertrouwen, wederkerigheid', en: 'us and them, trust, reciprocity' },
  },
  policyFields: {
    group: 'between',
    name: { nl: 'beleidsvelden', en: 'policy fields' },
    hint: ITSELF,
  },
  governmentLevels: {
    group: 'between',
    name: { nl: 'bestuurslagen', en: 'levels of government' },
    hint: ITSELF,
  },
  timeHorizons: {
    group: 'between',
    name: { nl: 'korte en lange termijn', en: 'short and long term' },
    hint: ITSELF,
  },
  spheres: {
    group: 'between',
    name: { nl: 'publiek, privaat en burgers', en: 'public, private and civil' },
    hint: ITSELF,
  },
  politicalAdministrative: {
    group: 'between',
    name: { nl: 'politiek en ambtelijk', en: 'political and administrative' },
    hint: ITSELF,
  },
  disciplines: {
    group: 'between',
    name: { nl: 'vakgebieden', en: 'disciplines' },
    hint: ITSELF,
  },
};
