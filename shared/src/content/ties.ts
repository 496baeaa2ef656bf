import type { Localized } from './localized.ts';

/** What can tie two stakeholders together. */
export const TIE_IDS = ['content', 'process', 'people', 'procedure'] as const;
export type TieId = (typeof TIE_IDS)[number];

export const TIES: Readonly<Record<TieId, Localized>> = {
  content: { nl: 'inhoud', en: 'content' },
  process: { nl: 'proces', en: 'process' },
  people: { nl: 'mensen', en: 'people' },
  procedure: { nl: 'procedure', en: 'procedure' },
};

/** How strong a connection is, or should become; nobody has to know. */
export const STRENGTH_IDS = ['unknown', 'weak', 'fair', 'strong'] as const;
export type StrengthId = (typeof STRENGTH_IDS)[number];

export const STRENGTHS: Readonly<Record<StrengthId, Localized>> = {
  unknown: { nl: 'onbekend', en: 'unknown' },
  weak: { nl: 'zwak', en: 'weak' },
  fair: { nl: 'redelijk', en: 'fair' },
  strong: { nl: 'sterk', en: 'strong' },
};
