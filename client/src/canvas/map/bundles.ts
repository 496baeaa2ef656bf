import { type Box, boxAround, grow, hubBox, overlap } from '@verbindbord/shared/map/boxes.ts';
import { narrowWidth } from '@verbindbord/shared/map/lettering.ts';
import type { Point, Wheel } from '@verbindbord/shared/map/wheel.ts';

/** A card that may belong to an organisation, as it lies on the map. */
export interface BundledCard {
  readonly id: string;
  readonly organisation: string;
  /** What the card covers. */
  readonly box: Box;
}

/** The parties of one organisation: what ties them together on the map, and where its name stands. */
export interface Bundle {
  readonly organisation: string;
  readonly cards: readonly BundledCard[];
  /** The shortest way along all of its cards. */
  readonly ties: readonly (readonly [from: Point, to: Point])[];
  readonly label: Point & { readonly width: number; readonly text: string };
}

export const LABEL_HEIGHT = 22;
const LABEL_PADDING = 9;
const MOST_LETTERS = 34;

/** The organisations with several parties on the map, the largest first. */
export function bundlesOf(
  cards: readonly BundledCard[],
  wheel: Wheel,
  obstacles: readonly Box[] = [],
): readonly Bundle[] {
  const byName = Map.groupBy(cards, ({ organisation }) => organisation.trim());
  byName.delete('');
  const several = [...byName].filter(([, own]) => own.length > 1);
  several.sort(([one, { length }], [other, own]) => own.length - length || one.localeCompare(other, 'nl'));
  const taken: Box[] = [...cards.map(({ box }) => box), ...obstacles, hubBox(wheel)];
  return several.map(([organisation, own]) => {
    const ties = shortestTies(own.map(({ box }) => middleOf(box)));
    const text =
      organisation.length > MOST_LETTERS ? `${organisation.slice(0, MOST_LETTERS - 1)}…` : organisation;
    const width = narrowWidth(text) + 2 * LABEL_PADDING;
    const at = freeSpot(ties, own, width, taken);
    taken.push(boxAround(at, { width, height: LABEL_HEIGHT }));
    return { organisation, cards: own, ties, label: { ...at, width, text } };
  });
}

/** Each time the nearest card that is not tied yet: no detour, no circle. */
function shortestTies(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  const tied = points.slice(0, 1);
  const loose = points.slice(1);
  const ties: (readonly [Point, Point])[] = [];
  while (loose.length > 0) {
    let best = { from: tied[0] ?? { x: 0, y: 0 }, index: 0, distance: Number.POSITIVE_INFINITY };
    for (const from of tied) {
      for (const [index, to] of loose.entries()) {
        const distance = Math.hypot(from.x - to.x, from.y - to.y);
        if (distance < best.distance) best = { from, index, distance };
      }
    }
    const [next] = loose.splice(best.index, 1);
    if (!next) break;
    tied.push(next);
    ties.push([best.from, next]);
  }
  return ties;
}

/** On a tie or beside a card, where the name covers nothing; else in the middle of the longest tie. */
function freeSpot(
  ties: Bundle['ties'],
  cards: readonly BundledCard[],
  width: number,
  taken: readonly Box[],
): Point {
  const byLength = ties.toSorted((one, other) => lengthOf(other) - lengthOf(one));
  const onTies = byLength.flatMap(([from, to]) =>
    [0.5, 0.4, 0.6, 0.3, 0.7].map((share) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    })),
  );
  const beside = cards.flatMap(({ box }) => {
    const x = (box.left + box.right) / 2;
    const away = LABEL_HEIGHT / 2 + 3;
    return [
      { x, y: box.top - away },
      { x, y: box.bottom + away },
    ];
  });
  const isFree = (at: Point): boolean => {
    const box = grow(boxAround(at, { width, height: LABEL_HEIGHT }), 2);
    return taken.every((other) => overlap(box, other) === null);
  };
  return [...onTies, ...beside].find(isFree) ?? onTies[0] ?? { x: 0, y: 0 };
}

function lengthOf([from, to]: readonly [Point, Point]): number {
  return Math.hypot(from.x - to.x, from.y - to.y);
}

function middleOf({ left, right, top, bottom }: Box): Point {
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}
