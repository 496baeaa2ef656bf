import { DOMAIN_IDS } from '../content/domains.ts';
import { type Box, cardBox, grow, hubBox, overlap } from './boxes.ts';
import type { CardSize } from './cardText.ts';
import { type CardOnMap, GAP, spread, straying } from './freePlace.ts';
import { BORDER_MARGIN, leanBounds, meaningOf, neighbourAt, type Place, RING_BOUNDS } from './place.ts';
import type { Point, Wheel } from './wheel.ts';

/** A card of the map, by the id of its stakeholder. */
export interface CardToTidy extends CardOnMap {
  readonly id: string;
}

/** Prices in the measure of `freePlace.ts`, where a corner over the rim is 90. */
const PRICE = {
  /** For lying over another card at all, and per square unit. */
  covers: 60,
  covered: 1,
  /** Per square unit of the gap that another card takes. */
  gap: 0.1,
  /** The case covers what lies under it. */
  hub: 3,
} as const;
/** A card that gains less than this stays where people put it: nothing moves for the sake of it. */
const WORTH = 75;
/** Among spots that are about as good, the nearer one: per unit of distance. */
const NEARER = 0.1;
/** Rounds in which every card looks once; few maps need more than five. */
const MOST_ROUNDS = 30;
/** Looks of all cards together: on a map of thousands nobody waits for the last of them to find the best spot. */
const MOST_LOOKS = 7500;

interface Spot {
  readonly place: Place;
  readonly point: Point;
  readonly box: Box;
  /** What lying there costs on an empty map. */
  readonly cost: number;
}

interface Card extends Spot {
  readonly id: string;
  readonly size: CardSize;
}

/**
 * Where cards go so that they cover each other, the case and the rim as little as can be: only those that are in
 * the way move, each within its own domain, driver and ring, and on the border of two domains only along it. Gives
 * the new places of those that move. The same map gives the same answer whatever the order of its cards, and a map
 * of up to 250 cards that was tidied stays as it is.
 */
export function tidied(cards: readonly CardToTidy[], wheel: Wheel): ReadonlyMap<string, Place> {
  const start = cards.map((card) => cardAt(wheel, card)).sort(outermostFirst);
  const lying = [...start];
  const hub = hubBox(wheel);
  const spots = spotsOf(wheel);
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_LOOKS / cards.length));
  for (let round = 0, hasMoved = true; hasMoved && round < rounds; round++) {
    hasMoved = false;
    for (const [index, card] of lying.entries()) {
      const better = betterSpot(card, spots(card), lying, hub);
      if (better === null) continue;
      lying[index] = { ...card, ...better };
      hasMoved = true;
    }
  }
  return new Map(lying.filter((card, index) => card !== start[index]).map(({ id, place }) => [id, place]));
}

/** Far from the table there is most room to give way. */
function outermostFirst(one: Card, other: Card): number {
  return (
    other.place.reach - one.place.reach ||
    DOMAIN_IDS.indexOf(one.place.domain) - DOMAIN_IDS.indexOf(other.place.domain) ||
    one.place.lean - other.place.lean ||
    other.size.width - one.size.width ||
    other.size.height - one.size.height ||
    (one.id < other.id ? -1 : 1)
  );
}

function cardAt(wheel: Wheel, { id, place, size }: CardToTidy): Card {
  return { id, size, ...spotAt(wheel, place, size) };
}

function spotAt(wheel: Wheel, place: Place, size: CardSize): Spot {
  const point = wheel.pointOf(place);
  const box = cardBox(point, size);
  return { place, point, box, cost: straying(wheel, meaningOf(place), box) };
}

/** The spot that is cheaper by more than it takes to move; null where the card lies well. */
function betterSpot(card: Card, spots: readonly Spot[], all: readonly Card[], hub: Box): Spot | null {
  const others = all.filter((other) => other !== card);
  const near = nearTo([card, ...spots], others);
  const now = price(card, near, hub, Number.POSITIVE_INFINITY);
  if (now < WORTH) return null;
  let best: Spot | null = null;
  let lowest = now;
  for (const spot of spots) {
    const away = Math.hypot(spot.point.x - card.point.x, spot.point.y - card.point.y) * NEARER;
    const least = Math.min(lowest - away, now - WORTH);
    const cost = price(spot, near, hub, least);
    if (cost >= least) continue;
    best = spot;
    lowest = cost + away;
  }
  return best;
}

/** The boxes that any of these spots could have to do with. */
function nearTo(spots: readonly Spot[], others: readonly Card[]): readonly Box[] {
  const reach = grow(
    {
      left: Math.min(...spots.map(({ box }) => box.left)),
      right: Math.max(...spots.map(({ box }) => box.right)),
      top: Math.min(...spots.map(({ box }) => box.top)),
      bottom: Math.max(...spots.map(({ box }) => box.bottom)),
    },
    GAP.x,
    GAP.y,
  );
  return others.flatMap(({ box }) => (overlap(reach, box) ? [box] : []));
}

/** What lying there costs between the others; stops once it reaches `limit`. */
function price({ box, cost }: Spot, others: readonly Box[], hub: Box, limit: number): number {
  let total = cost + PRICE.hub * pairPrice(box, hub);
  for (const other of others) {
    if (total >= limit) return total;
    total += pairPrice(box, other);
  }
  return total;
}

/** The same from either side: what one card gains by a move the other gains too, so that moving comes to an end. */
function pairPrice(one: Box, other: Box): number {
  const near = overlap(grow(one, GAP.x, GAP.y), other);
  if (near === null) return 0;
  const over = overlap(one, other);
  return near.x * near.y * PRICE.gap + (over ? PRICE.covers + over.x * over.y * PRICE.covered : 0);
}

/** The spots that mean what a card means now, made once per cell and size. */
function spotsOf(wheel: Wheel): (card: Card) => readonly Spot[] {
  const known = new Map<string, readonly Spot[]>();
  return ({ place, size }) => {
    const { driver, ring } = meaningOf(place);
    const key = `${driver} ${ring} ${neighbourAt(place) ?? ''} ${size.width} ${size.height}`;
    const spots = known.get(key) ?? spotsIn(wheel, place, size);
    known.set(key, spots);
    return spots;
  };
}

function spotsIn(wheel: Wheel, like: Place, size: CardSize): readonly Spot[] {
  const { domain } = like;
  const [inner, outer] = RING_BOUNDS[meaningOf(like).ring];
  const [first, last] = leansLike(like);
  const depth = (outer - inner) * Math.hypot(wheel.a, wheel.b) * 0.7;
  return spread(inner, outer, depth).flatMap((reach) => {
    const start = wheel.pointOf({ domain, lean: first, reach });
    const end = wheel.pointOf({ domain, lean: last, reach });
    const across = Math.hypot(end.x - start.x, end.y - start.y);
    return spread(first, last, across).map((lean) =>
      spotAt(wheel, { domain, lean: rounded(lean), reach: rounded(reach) }, size),
    );
  });
}

/** Where across the sector a card still means the same: in the half of its driver, on or off the border. */
function leansLike(place: Place): readonly [number, number] {
  const { domain, driver } = meaningOf(place);
  const [first, last] = leanBounds(domain, driver);
  const isOnBorder = neighbourAt(place) !== null;
  if (first === 0) return isOnBorder ? [0, BORDER_MARGIN] : [BORDER_MARGIN, last];
  return isOnBorder ? [1 - BORDER_MARGIN, 1] : [first, 1 - BORDER_MARGIN];
}

/** Short on the wire: less than the tenth of a pixel. */
function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
