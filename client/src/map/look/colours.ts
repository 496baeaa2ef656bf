import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { RING_IDS, RINGS, SEAT_IDS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { type Language, t } from '../../text/t.ts';

/** What the discs on the map can tell apart by colour and mark. */
export const COLOUR_FIELDS = [
  'domain',
  'seat',
  'ring',
  'organisation',
  'represents',
  'mandate',
  'connections',
] as const;
export type ColourField = (typeof COLOUR_FIELDS)[number];

/**
 * The ink of a disc: one of six that nobody mixes up, one of a scale of four from little to much, or none. The
 * values stand in `tokens.css`.
 */
export type Tone = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | '1' | '2' | '3' | '4' | '0';

/** One of the things that are told apart: its ink, and the letter that says the same without colour. */
export interface Category {
  readonly tone: Tone;
  /** One letter, figure or sign; different for each category of a field. */
  readonly mark: string;
  readonly label: string;
}

/** The categories of a field in the order of the legend, with which one each stakeholder belongs to. */
export interface Colouring {
  readonly categories: readonly Category[];
  categoryOf(stakeholder: Stakeholder): Category;
}

/** The darkest, which is nearest to ink, comes last. */
const INKS = ['a', 'c', 'e', 'b', 'f', 'd'] as const;
const NONE = '–';

/** How the cards are told apart by a field; null for the domain, which they show of themselves. */
export function colouringBy(
  field: ColourField,
  stakeholders: readonly Stakeholder[],
  counts: ReadonlyMap<string, number>,
  language: Language,
): Colouring | null {
  switch (field) {
    case 'domain':
      return null;
    case 'seat':
      return byKey(
        SEAT_IDS.map((id, index) => [
          id,
          { tone: ink(index), mark: t(`look.mark.seat.${id}`), label: SEATS[id][language] },
        ]),
        ({ seat }) => seat,
      );
    case 'ring':
      return byKey(
        RING_IDS.map((id, index) => [
          id,
          { tone: ink(index), mark: t(`look.mark.ring.${id}`), label: RINGS[id][language] },
        ]),
        ({ place }) => meaningOf(place).ring,
      );
    case 'organisation':
      return byOrganisation(stakeholders);
    case 'represents':
    case 'mandate':
      return byKey(
        [
          ['filled', { tone: 'a', mark: '✓', label: t('look.filled') }],
          ['empty', { tone: '0', mark: NONE, label: t('look.notFilled') }],
        ],
        (stakeholder) => (stakeholder[field].trim() === '' ? 'empty' : 'filled'),
      );
    case 'connections':
      return byKey(
        [
          ['none', { tone: '0', mark: '0', label: t('look.count.none') }],
          ['one', { tone: '1', mark: '1', label: t('look.count.one') }],
          ['few', { tone: '2', mark: '2', label: t('look.count.few') }],
          ['many', { tone: '4', mark: '4', label: t('look.count.many') }],
        ],
        ({ id }) => amount(counts.get(id) ?? 0),
      );
  }
}

function amount(count: number): 'none' | 'one' | 'few' | 'many' {
  if (count === 0) return 'none';
  if (count === 1) return 'one';
  return count <= 3 ? 'few' : 'many';
}

/** The six largest have a letter each; more colours than that nobody keeps apart, and who is alone needs none. */
function byOrganisation(stakeholders: readonly Stakeholder[]): Colouring {
  const sizes = sizesOf(stakeholders);
  const all = organisationsBySize(stakeholders);
  const several = all.filter((name) => (sizes.get(name) ?? 0) > 1);
  const largest = (several.length > 0 ? several : all).slice(0, INKS.length);
  const named = largest.map((name, index): readonly [string, Category] => [
    name,
    { tone: ink(index), mark: String.fromCharCode('A'.charCodeAt(0) + index), label: name },
  ]);
  const names = new Set(largest);
  return byKey(
    [
      ...named,
      [' others', { tone: '1', mark: '+', label: t('look.organisation.others') }],
      [' none', { tone: '0', mark: NONE, label: t('look.organisation.none') }],
    ],
    ({ organisation }) => {
      const name = organisation.trim();
      if (name === '') return ' none';
      return names.has(name) ? name : ' others';
    },
    stakeholders,
  );
}

/** Organisations with the most parties first, and else by name: the same order on every screen. */
export function organisationsBySize(stakeholders: readonly Stakeholder[]): readonly string[] {
  return [...sizesOf(stakeholders)]
    .sort(([one, size], [other, otherSize]) => otherSize - size || one.localeCompare(other, 'nl'))
    .map(([name]) => name);
}

function sizesOf(stakeholders: readonly Stakeholder[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { organisation } of stakeholders) {
    const name = organisation.trim();
    if (name !== '') sizes.set(name, (sizes.get(name) ?? 0) + 1);
  }
  return sizes;
}

function ink(index: number): Tone {
  return INKS[index] ?? '0';
}

/** With `among`, the legend leaves out what none of them is. */
function byKey(
  categories: readonly (readonly [key: string, category: Category])[],
  keyOf: (stakeholder: Stakeholder) => string,
  among: readonly Stakeholder[] | null = null,
): Colouring {
  const byId = new Map(categories);
  const there = among && new Set(among.map(keyOf));
  return {
    categories: categories.filter(([key]) => there?.has(key) ?? true).map(([, category]) => category),
    categoryOf(stakeholder) {
      const category = byId.get(keyOf(stakeholder));
      if (category === undefined) throw new RangeError(`${stakeholder.id} has no category`);
      return category;
    },
  };
}

/** Ink, mark and label in one text, so that a card is only drawn again when one of them changes. */
export type Badge = `${Tone}${string}`;

export function badgeOf({ tone, mark, label }: Category): Badge {
  return `${tone}${mark}${label}`;
}

export function categoryIn(badge: Badge): Category {
  return { tone: badge.slice(0, 1) as Tone, mark: badge.slice(1, 2), label: badge.slice(2) };
}
