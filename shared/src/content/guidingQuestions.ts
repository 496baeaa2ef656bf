import type { Localized } from './localized.ts';

/** The four questions that lead through the session; the résumé answers them per case. */
export const GUIDING_QUESTIONS = {
  whom: {
    nl: 'Wie en wat wil ik verbinden in mijn casus?',
    en: 'Who and what do I want to connect in my case?',
  },
  hard: { nl: 'Wat maakt dat lastig?', en: 'What makes that hard?' },
  conditions: {
    nl: 'Hoe zorg ik voor de voorwaarden voor verbinding?',
    en: 'How do I create the conditions for connection?',
  },
  strategy: {
    nl: 'Welke strategie past het best bij mijn casus?',
    en: 'Which strategy suits my case best?',
  },
} as const satisfies Readonly<Record<string, Localized>>;
