import { DOMAIN_IDS, type DomainId } from './domains.ts';
import type { Language, Localized } from './localized.ts';

/** The moments at which the map can be looked at: as it is, and on both sides of an election. */
export const MOMENT_IDS = ['now', 'before', 'after'] as const;
export type MomentId = (typeof MOMENT_IDS)[number];
/** A moment that the election lens shows, beside now. */
export const LENS_MOMENTS = ['before', 'after'] as const;
export type LensMoment = (typeof LENS_MOMENTS)[number];

export const MOMENTS: Readonly<Record<MomentId, Localized>> = {
  now: { nl: 'nu', en: 'now' },
  before: { nl: 'half jaar voor de verkiezingen', en: 'half a year before the elections' },
  after: { nl: 'net na de verkiezingen', en: 'just after the elections' },
};

/** What a moment does with how strongly a driver moves people: connections that lean on it are at risk, or gain. */
export const PULLS = ['loses', 'same', 'gains'] as const;
export type Pull = (typeof PULLS)[number];

/** Whether a domain comes nearer to the table at that moment, or waits farther off. */
export const STEPS = ['nearer', 'same', 'farther'] as const;
export type LensStep = (typeof STEPS)[number];

/** What the lens does to one domain. */
export interface LensEffect {
  /** In a sentence or two, for the group; empty when nothing happens there. */
  readonly text: string;
  /** Of the two drivers of the domain, in their order. */
  readonly drivers: readonly [Pull, Pull];
  readonly step: LensStep;
  /** The domain whose drivers people here begin to act on; null when they stay with their own. */
  readonly towards: DomainId | null;
}

/** What the lens does at one moment. */
export type LensContent = Readonly<Record<DomainId, LensEffect>>;

type LocalizedEffect = Omit<LensEffect, 'text'> & { readonly text: Localized };

const NOTHING: LocalizedEffect = {
  text: { nl: '', en: '' },
  drivers: ['same', 'same'],
  step: 'same',
  towards: null,
};

/**
 * What the product says as long as a group says nothing else: before an election people in the executive start to move
 * on the drivers of politics, the civil service waits and the media get closer; after it a coalition is formed, which
 * is a window of opportunity. Source: the workshop 'Intern verbinden'.
 */
const STANDARD: Readonly<Record<LensMoment, Readonly<Record<DomainId, LocalizedEffect>>>> = {
  before: {
    ambtelijk: {
      ...NOTHING,
      text: { nl: 'Wacht af wat er komt.', en: 'Waits for what will come.' },
      step: 'farther',
    },
    bestuur: {
      text: {
        nl: 'Handelt op contrast en zichtbaarheid, in plaats van op consensus en resultaat.',
        en: 'Acts on contrast and visibility instead of consensus and result.',
      },
      drivers: ['loses', 'loses'],
      step: 'same',
      towards: 'politiek',
    },
    politiek: {
      ...NOTHING,
      text: { nl: 'Wie iets laat zien, wint.', en: 'Whoever has something to show gains.' },
      drivers: ['same', 'gains'],
    },
    media: {
      text: { nl: 'Komen dichterbij en willen scoren.', en: 'Get closer and want to score.' },
      drivers: ['same', 'gains'],
      step: 'nearer',
      towards: null,
    },
    burger: NOTHING,
    privaat: NOTHING,
  },
  after: {
    ambtelijk: NOTHING,
    bestuur: {
      ...NOTHING,
      text: {
        nl: 'Een nieuwe coalitie zoekt een akkoord: even staat het raam open.',
        en: 'A new coalition looks for an agreement: for a while the window is open.',
      },
      drivers: ['gains', 'gains'],
    },
    politiek: {
      ...NOTHING,
      text: {
        nl: 'Wie samen wil besturen, zoekt geen contrast.',
        en: 'Who wants to govern together seeks no contrast.',
      },
      drivers: ['loses', 'same'],
    },
    media: NOTHING,
    burger: NOTHING,
    privaat: NOTHING,
  },
};

/** What the lens does as the product comes, in the words of one language. */
export function standardLens(moment: LensMoment, language: Language): LensContent {
  const effects = DOMAIN_IDS.map((domain) => {
    const effect = STANDARD[moment][domain];
    return [domain, { ...effect, text: effect.text[language] }] as const;
  });
  return Object.fromEntries(effects) as Record<DomainId, LensEffect>;
}
