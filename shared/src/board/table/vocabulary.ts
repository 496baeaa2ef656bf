import {
  DOMAIN_IDS,
  DOMAINS,
  type DomainId,
  DRIVER_IDS,
  DRIVERS,
  type DriverId,
  RING_IDS,
  RINGS,
  type RingId,
  SEAT_IDS,
  SEATS,
  type SeatId,
} from '../../content/domains.ts';
import { LANGUAGES, type Localized } from '../../content/localized.ts';

/** A word as it is compared: small letters without accents or punctuation, one space between words. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[&+]/g, ' en ')
    .replaceAll(/\band\b/g, 'en')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What people write for one word of the workshop, in `plain` form. */
export type Vocabulary<T extends string> = ReadonlyMap<string, T>;

export interface Match<T extends string> {
  readonly word: T;
  /** Everything but `known` is a guess: another spelling, the beginning of a word, the first of several values. */
  readonly how: 'known' | 'spelling' | 'start' | 'several';
}

/**
 * The word that somebody meant, or null: a known writing, the first of several values with a slash, comma or 'en'
 * between them, one with a small mistake, or the beginning of one word only.
 */
export function matchWord<T extends string>(value: string, vocabulary: Vocabulary<T>): Match<T> | null {
  const asked = plain(value);
  if (asked === '') return null;
  const known = vocabulary.get(asked);
  if (known !== undefined) return { word: known, how: 'known' };
  const first = firstOfSeveral(value, vocabulary);
  if (first !== null) return { word: first, how: 'several' };
  const near = nearest(asked, vocabulary);
  if (near !== null) return { word: near, how: 'spelling' };
  const start = onlyWithStart(asked, vocabulary);
  return start === null ? null : { word: start, how: 'start' };
}

function firstOfSeveral<T extends string>(value: string, vocabulary: Vocabulary<T>): T | null {
  const parts = value.split(/[/,;|()\n]|\s(?:en|and|of|or|&|-)\s/i);
  if (parts.length < 2) return null;
  for (const part of parts) {
    const word = vocabulary.get(plain(part));
    if (word !== undefined) return word;
  }
  return null;
}

function nearest<T extends string>(asked: string, vocabulary: Vocabulary<T>): T | null {
  if (asked.length < 4) return null;
  let best: T | null = null;
  let lowest = asked.length < 7 ? 1 : 2;
  let tied = false;
  for (const [writing, word] of vocabulary) {
    if (writing.length < 4) continue;
    const distance = editDistance(asked, writing, lowest + 1);
    if (distance < lowest || (distance === lowest && best === null)) {
      best = word;
      lowest = distance;
      tied = false;
    } else if (distance === lowest && word !== best) {
      tied = true;
    }
  }
  return tied ? null : best;
}

function onlyWithStart<T extends string>(asked: string, vocabulary: Vocabulary<T>): T | null {
  if (asked.length < 3) return null;
  const words = new Set<T>();
  for (const [writing, word] of vocabulary) if (writing.startsWith(asked)) words.add(word);
  const [only] = words;
  return words.size === 1 && only !== undefined ? only : null;
}

/**
 * How many letters have to be added, dropped, replaced or swapped with their neighbour to make one text of the
 * other; `limit` when it is that many or more.
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let cost = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) >= limit) return limit;
    [before, last] = [last, row];
  }
  return Math.min(limit, last.at(-1) ?? limit);
}

function vocabularyOf<T extends string>(
  words: readonly T[],
  name: (word: T) => Localized,
  also: Readonly<Partial<Record<T, string>>>,
): Vocabulary<T> {
  const vocabulary = new Map<string, T>();
  for (const word of words) {
    const writings = [
      word,
      ...LANGUAGES.map((language) => name(word)[language]),
      ...(also[word]?.split('|') ?? []),
    ];
    for (const writing of writings) vocabulary.set(plain(writing), word);
  }
  return vocabulary;
}

export const DOMAIN_WORDS: Vocabulary<DomainId> = vocabularyOf(DOMAIN_IDS, (id) => DOMAINS[id].name, {
  ambtelijk:
    'ambtenaar|ambtenaren|ambtelijke organisatie|ambtelijk domein|civil servant|civil servants|official|officials|administrative',
  bestuur: 'bestuurlijk|bestuurder|bestuurders|bestuurlijk domein|college|executives|governance|board',
  politiek: 'politicus|politici|politiek domein|political|politician|politicians|council',
  media: 'pers|press|journalistiek|journalists',
  burger:
    'burgers|inwoner|inwoners|bewoner|bewoners|samenleving|maatschappij|burgerij|citizen|civil|civil society|society|residents|inhabitants',
  privaat:
    'prive|private|markt|marktpartij|marktpartijen|bedrijf|bedrijven|bedrijfsleven|ondernemer|ondernemers|market|business|businesses|company|companies|commercial',
});

export const DRIVER_WORDS: Vocabulary<DriverId> = vocabularyOf(DRIVER_IDS, (id) => DRIVERS[id].name, {
  content:
    'inhoud|organisatie|inhoud organisatie|inhoud en organiseren|content organization|content and organization|content and organisation|organisation|organization',
  result: 'resultaten|results',
  consensus: 'overeenstemming|eensgezindheid',
  contrast: 'profilering|verschil',
  visibility: 'zichtbaar zijn|visible',
  scoring: 'score|scoop|to score',
  selfInterest: 'eigenbelang|self interest|own interest',
  emotion: 'emoties|emotions|emotional',
  competition: 'concurrentie|competitive',
  revenue: 'opbrengsten|winst|rendement|profit|revenues|yield',
});

export const RING_WORDS: Vocabulary<RingId> = vocabularyOf(RING_IDS, (id) => RINGS[id], {
  table: 'tafel|binnenste ring|binnen|midden|inner|inner ring|at table',
  involved: 'betrokkene|middelste ring|middelste|middle|middle ring',
  distant: 'afstand|buitenste ring|buiten|ver|outer|outer ring|distance|on a distance',
});

export const SEAT_WORDS: Vocabulary<SeatId> = vocabularyOf(SEAT_IDS, (id) => SEATS[id], {
  present: 'ja|j|yes|y|x|waar|true|wel|aanwezig|zit aan tafel|sits at the table',
  represented: 'vertegenwoordigt|via vertegenwoordiger|via een ander|deels|gedeeltelijk|partly|by proxy',
  consulted: 'geraadpleegd|raadplegen|consult|consultatie|klankbord|wordt gehoord|is heard',
  missing: 'nee|n|no|niet|onwaar|false|ontbreekt|afwezig|mist|absent|not present',
});
