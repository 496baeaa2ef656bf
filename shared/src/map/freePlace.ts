import { type Box, BoxGrid, cardBox, grow, hubBox, overlap } from './boxes.ts';
import type { CardSize } from './cardText.ts';
import { leanBounds, type Meaning, meaningOf, middleOf, type Place, RIM_EDGE, RING_BOUNDS } from './place.ts';
import type { Point, Wheel } from './wheel.ts';

/** A card that already lies on the map. */
export interface CardOnMap {
  readonly place: Place;
  readonly size: CardSize;
}

/** Finds room for one card after another, each time with the earlier ones in mind. */
export interface FreePlaces {
  /** A place that means what was asked, and from now on counts as taken. */
  take(meaning: Meaning, size: CardSize): Place;
  /** Whether a card of this size covers nothing there. */
  isFree(place: Place, size: CardSize): boolean;
  /** From now on this place counts as taken, whatever else lies there. */
  hold(place: Place, size: CardSize): void;
  /**
   * This place when there is room around it, or else a free spot near it that means the same; in a full cell as
   * `take`. From now on it counts as taken.
   */
  near(place: Place, size: CardSize): Place;
}

/** Paper that should stay visible between cards. */
export const GAP = { x: 12, y: 10 } as const;
/** Distance between the spots that are tried, in world units, and how many at most along one side of a cell. */
const STEP = 9;
const MOST_STEPS = 20;
/** Spots keep this share of the cell between themselves and its edges: rounding must not change a meaning. */
const INSET = 0.04;

/** Prices of a spot: sticking out over the rim is worst, being far from the middle of the cell hardly matters. */
const PRICE = {
  /** Per corner of the card. */
  rim: 90,
  sector: 30,
  driver: 6,
  ring: 4,
  /** Per unit of distance to the middle of the cell. */
  distance: 0.12,
  /** Per square unit of the gap that another card takes. */
  gap: 0.1,
} as const;

interface Spot {
  readonly place: Place;
  readonly point: Point;
  readonly box: Box;
  /** What this spot costs on an empty map. */
  readonly cost: number;
}

/** The spots of one cell for cards of one size. */
interface Spots {
  /** Best first. */
  readonly list: readonly Spot[];
  /** Once no spot is free, none will be: cards only come. */
  full: boolean;
}

/**
 * Room for a new card in the cell that was asked for, clear of the cards that lie there and of the case. In a
 * full cell it is the spot farthest from the others; never a spot with another meaning. The same question
 * always gives the same answer.
 */
export function freePlaceFor(
  meaning: Meaning,
  taken: readonly CardOnMap[],
  wheel: Wheel,
  size: CardSize,
): Place {
  return freePlaces(wheel, taken).take(meaning, size);
}

/** For many cards in a row, as in an import: remembers what it gave away. */
export function freePlaces(wheel: Wheel, taken: readonly CardOnMap[]): FreePlaces {
  const grid = new BoxGrid();
  const spotsBySize = new Map<string, Spots>();
  const pointsByCell = new Map<string, Point[]>();

  const put = (meaning: Meaning, point: Point, box: Box) => {
    grid.add(box);
    const key = cellKey(meaning);
    const points = pointsByCell.get(key);
    if (points === undefined) pointsByCell.set(key, [point]);
    else points.push(point);
  };
  const spotsFor = (meaning: Meaning, size: CardSize): Spots => {
    const key = `${cellKey(meaning)} ${size.width} ${size.height}`;
    const spots = spotsBySize.get(key) ?? { list: spotsIn(wheel, meaning, size), full: false };
    spotsBySize.set(key, spots);
    return spots;
  };

  const hold = (place: Place, size: CardSize): void => {
    const point = wheel.pointOf(place);
    put(meaningOf(place), point, cardBox(point, size));
  };

  grid.add(hubBox(wheel));
  for (const { place, size } of taken) hold(place, size);
  return {
    take(meaning, size) {
      const spots = spotsFor(meaning, size);
      const free = spots.full ? null : cheapestFree(spots.list, grid);
      if (free === null) spots.full = true;
      const spot = free ?? loneliest(spots.list, pointsByCell.get(cellKey(meaning)) ?? []);
      put(meaning, spot.point, spot.box);
      return spot.place;
    },
    isFree: (place, size) => isClear(cardBox(wheel.pointOf(place), size), grid),
    hold,
    near(place, size) {
      const point = wheel.pointOf(place);
      const box = cardBox(point, size);
      const meaning = meaningOf(place);
      const wanted = { place, point, box, cost: straying(wheel, meaning, box) };
      const isRoomy = crowding(box, grid, Number.POSITIVE_INFINITY) === 0;
      const { list } = spotsFor(meaning, size);
      const spot = isRoomy
        ? wanted
        : (nearestFree(list, grid, wanted) ?? loneliest(list, pointsByCell.get(cellKey(meaning)) ?? []));
      put(meaning, spot.point, spot.box);
      return spot.place;
    },
  };
}

function isClear(box: Box, grid: BoxGrid): boolean {
  return grid.sum(box, () => 1, 1) === 0;
}

/** The best spot near the one that was wanted, itself included, where a card covers nothing; null in a full cell. */
function nearestFree(spots: readonly Spot[], grid: BoxGrid, wanted: Spot): Spot | null {
  let best: Spot | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const spot of [wanted, ...spots]) {
    const away = Math.hypot(spot.point.x - wanted.point.x, spot.point.y - wanted.point.y);
    const cost = spot.cost + away + crowding(spot.box, grid, lowest - spot.cost - away);
    if (cost < lowest) {
      best = spot;
      lowest = cost;
    }
  }
  return best;
}

function cellKey({ driver, ring }: Meaning): string {
  return `${driver} ${ring}`;
}

/** The cheapest spot where a card covers nothing; null in a full cell. */
function cheapestFree(spots: readonly Spot[], grid: BoxGrid): Spot | null {
  let best: Spot | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    // Spots are sorted: the others are dearer even on an empty map.
    if (spot.cost >= lowest) break;
    const cost = spot.cost + crowding(spot.box, grid, lowest - spot.cost);
    if (cost < lowest) {
      best = spot;
      lowest = cost;
    }
  }
  return best;
}

function crowding(box: Box, grid: BoxGrid, limit: number): number {
  const roomy = grow(box, GAP.x, GAP.y);
  const price = (other: Box) => {
    if (overlap(box, other) !== null) return Number.POSITIVE_INFINITY;
    const near = overlap(roomy, other);
    return near === null ? 0 : near.x * near.y * PRICE.gap;
  };
  return grid.sum(roomy, price, limit);
}

/** The spot whose nearest card is farthest away. Cards are wide and low, so height counts double. */
function loneliest(spots: readonly Spot[], points: readonly Point[]): Spot {
  let best = spots[0];
  let widest = -1;
  for (const spot of spots) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const { x, y } of points) {
      const dx = x - spot.point.x;
      const dy = 2 * (y - spot.point.y);
      nearest = Math.min(nearest, dx * dx + dy * dy);
      if (nearest <= widest) break;
    }
    if (nearest > widest) {
      best = spot;
      widest = nearest;
    }
  }
  if (best === undefined) throw new RangeError('A cell has at least one spot');
  return best;
}

/** Every spot of a cell for a card of this size, best first. */
function spotsIn(wheel: Wheel, meaning: Meaning, size: CardSize): readonly Spot[] {
  const { domain } = meaning;
  const [first, last] = leanBounds(domain, meaning.driver);
  const [inner, outer] = RING_BOUNDS[meaning.ring];
  const middle = wheel.pointOf(middleOf(meaning));
  const depth = (outer - inner) * Math.hypot(wheel.a, wheel.b) * 0.7;
  const spots: Spot[] = [];
  for (const reach of spread(inner, outer, depth)) {
    const start = wheel.pointOf({ domain, lean: first, reach });
    const end = wheel.pointOf({ domain, lean: last, reach });
    for (const lean of spread(first, last, Math.hypot(end.x - start.x, end.y - start.y))) {
      const place = { domain, lean, reach };
      const point = wheel.pointOf(place);
      const box = cardBox(point, size);
      const distance = Math.hypot(point.x - middle.x, point.y - middle.y);
      spots.push({ place, point, box, cost: straying(wheel, meaning, box) + distance * PRICE.distance });
    }
  }
  return spots.sort((one, other) => one.cost - other.cost);
}

/** Numbers evenly over a range, a little inside its ends; `length` is how long it is in world units. */
export function spread(low: number, high: number, length: number): readonly number[] {
  const count = Math.min(MOST_STEPS, Math.max(5, Math.ceil(length / STEP)));
  const inset = (high - low) * INSET;
  const step = (high - low - 2 * inset) / (count - 1);
  return Array.from({ length: count }, (_, index) => low + inset + index * step);
}

/** What the corners of a card cost that stick out of its cell. */
export function straying(wheel: Wheel, meaning: Meaning, box: Box): number {
  let cost = 0;
  for (const x of [box.left, box.right]) {
    for (const y of [box.top, box.bottom]) {
      const { reach } = wheel.polarOf({ x, y });
      const place = wheel.placeAt({ x, y });
      if (place === null || reach > RIM_EDGE) {
        cost += PRICE.rim * (1 + Math.max(0, reach - RIM_EDGE) * 20);
        continue;
      }
      const there = meaningOf(place);
      if (there.domain !== meaning.domain) cost += PRICE.sector;
      else if (there.driver !== meaning.driver) cost += PRICE.driver;
      if (there.ring !== meaning.ring) cost += PRICE.ring;
    }
  }
  return cost;
}
