import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Whereabouts } from '@verbindbord/shared/session/state.ts';
import { pick } from './chance.ts';

/** What somebody says of themselves at the door. */
export interface Newcomer {
  readonly name: string;
  readonly whereabouts: Whereabouts;
  readonly department: string;
}

const NAMES = [
  ...['Anna', 'Bilal', 'Carla', 'Daan', 'Els', 'Farid', 'Greet', 'Hugo', 'Ilse', 'Joris', 'Karima', 'Lotte'],
  ...['Mehmet', 'Nora', 'Otto', 'Petra', 'Quinten', 'Ria', 'Sjoerd', 'Tamara', 'Umut', 'Vera', 'Willem'],
  ...['Yara', 'Zoë', 'Arjan', 'Berna', 'Chris', 'Dewi', 'Emiel', 'Fleur', 'Gijs', 'Hind', 'Ivo', 'Jasmijn'],
  ...['Koen', 'Liselot', 'Murat', 'Noor', 'Olaf', 'Pim', 'Roos', 'Sanne', 'Teun', 'Wies', 'Xander', 'Ymke'],
];

const DEPARTMENTS: Readonly<Record<Language, readonly string[]>> = {
  nl: [
    'Water en riolering',
    'Wonen',
    'Sociaal domein',
    'Groen en beheer',
    'Financiën',
    'Mobiliteit',
    'Communicatie',
  ],
  en: ['Water and sewers', 'Housing', 'Social services', 'Parks', 'Finance', 'Mobility', 'Communication'],
};

export interface Group {
  readonly people: number;
  /** How many of them are not in the room. */
  readonly remote: number;
  readonly language: Language;
  readonly seed: number;
  /** Stands before each name, so that nobody takes them for a real person; empty where nobody could. */
  readonly mark: string;
  /** How many of such a group are there already. */
  readonly after?: number;
}

/** So many people of whom no two have one name, from all departments. */
export function castOf({ people, remote, language, seed, mark, after = 0 }: Group): readonly Newcomer[] {
  return Array.from({ length: people }, (_, index) => {
    const number = after + index;
    const round = Math.floor(number / NAMES.length);
    const name = pick(NAMES, number, seed, 'names');
    return {
      name: `${mark} ${name}${round > 0 ? ` ${round + 1}` : ''}`.trim(),
      // Spread over the group, not the last ones that come in.
      whereabouts:
        Math.floor(((index + 1) * remote) / people) > Math.floor((index * remote) / people)
          ? 'remote'
          : 'room',
      department: pick(DEPARTMENTS[language], number, seed, 'departments'),
    };
  });
}
