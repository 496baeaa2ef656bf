import { DRIVERS, RINGS } from '../content/domains.ts';
import type { Language, Localized } from '../content/localized.ts';
import type { LensReason } from './lens.ts';

/**
 * Why a moment is bad or good for a connection, in a few words: 'leunt op consensus'. The same on the board and in the
 * report.
 *
 * @param name of the one that the connection goes to
 */
export function reasonInWords(reason: LensReason, name: string, language: Language): string {
  return wordsOf(reason, name)[language];
}

function wordsOf(reason: LensReason, name: string): Localized {
  switch (reason.kind) {
    case 'loses': {
      const { nl, en } = DRIVERS[reason.driver].name;
      return { nl: `leunt op ${nl}`, en: `leans on ${en}` };
    }
    case 'gains': {
      const { nl, en } = DRIVERS[reason.driver].name;
      return { nl: `biedt ${nl}`, en: `offers ${en}` };
    }
    case 'movesAway':
    case 'movesTo': {
      const { nl, en } = DRIVERS[reason.to].name;
      return { nl: `${name} gaat naar ${nl}`, en: `${name} goes to ${en}` };
    }
    case 'farther':
    case 'nearer': {
      const { nl, en } = RINGS[reason.to];
      return { nl: `${name} staat dan ${nl}`, en: `${name} is then ${en}` };
    }
  }
}
