import type { Localized } from './localized.ts';

export const STRATEGY_IDS = ['political', 'institutional', 'learning'] as const;
export type StrategyId = (typeof STRATEGY_IDS)[number];

/** A way to go about connecting; success lies in a mix that is made to measure. */
export interface Strategy {
  readonly name: Localized;
  /** What it comes down to, in one sentence. */
  readonly hint: Localized;
}

export const STRATEGIES: Readonly<Record<StrategyId, Strategy>> = {
  political: {
    name: { nl: 'Politieke strategie', en: 'Political strategy' },
    hint: {
      nl: 'Politiek handelen leidt: zet bestuurders en raadsleden in positie, en onderhandel als ambtenaren mee.',
      en: 'Political action leads: put executives and council members in position, and negotiate as officials.',
    },
  },
  institutional: {
    name: { nl: 'Rationeel-institutionele strategie', en: 'Rational-institutional strategy' },
    hint: {
      nl: 'Analyse, werkafspraken en borging, vooral richting en met het management.',
      en: 'Analysis, working agreements and anchoring, mostly towards and with management.',
    },
  },
  learning: {
    name: { nl: 'Lerende strategie', en: 'Learning strategy' },
    hint: {
      nl: 'Ontwikkelen met sessies, pilots en inspiratie, vooral als het onderwerp nieuw of weinig bekend is.',
      en: 'Development with sessions, pilots and inspiration, mostly where the issue is new or little known.',
    },
  },
};
