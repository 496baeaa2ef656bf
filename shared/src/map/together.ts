import type { RingId } from '../content/domains.ts';
import { type CardOnMap, type FreePlaces, freePlaces } from './freePlace.ts';
import { HUB_EDGE, type Meaning, meaningOf, type Place, RIM_EDGE, RING_BOUNDS } from './place.ts';
import type { Point, Wheel } from './wheel.ts';

/** A card that others go along with. */
export interface OneOfSeveral extends CardOnMap {
  readonly id: string;
}

/** Where a card goes. */
export interface Move {
  readonly id: string;
  readonly place: Place;
}

/** Cards that are placed together, and those around them that stay where they are. */
export interface Several {
  readonly wheel: Wheel;
  readonly cards: readonly OneOfSeveral[];
  readonly others: readonly CardOnMap[];
}

interface Wanted extends OneOfSeveral {
  /** It would have gone past the rings, so that it no longer lies as it did beside the others. */
  readonly isClamped: boolean;
}

/**
 * Moves cards over the same distance (in world units), so that they keep their places beside each other. What would
 * leave the rings goes to the nearest ring, and what would cover a card that stays, or the case, makes room within
 * the same cell.
 */
export function moveTogether({ wheel, cards, others }: Several, by: Point): readonly Move[] {
  const room = freePlaces(wheel, others);
  const wanted = cards.map((card) => ({ ...card, ...shifted(wheel, card.place, by) }));
  return settle(cards, wanted, room, ({ isClamped, place, size }) => !isClamped && room.isFree(place, size));
}

/** Puts cards in a ring, each in its own domain at its own lean. Those that are in it already stay there. */
export function moveToRing({ wheel, cards, others }: Several, ring: RingId): readonly Move[] {
  const [inner, outer] = RING_BOUNDS[ring];
  const wanted = cards.map((card) => {
    const isThere = meaningOf(card.place).ring === ring;
    return { ...card, place: isThere ? card.place : { ...card.place, reach: (inner + outer) / 2 }, isThere };
  });
  return settle(cards, wanted, freePlaces(wheel, others), ({ isThere }) => isThere);
}

/** Finds each card a place that means this. Those that mean it already stay there. */
export function moveToMeaning({ wheel, cards, others }: Several, meaning: Meaning): readonly Move[] {
  const isThere = ({ place }: CardOnMap): boolean => {
    const { driver, ring } = meaningOf(place);
    return driver === meaning.driver && ring === meaning.ring;
  };
  const room = freePlaces(wheel, [...others, ...cards.filter(isThere)]);
  return cards
    .filter((card) => !isThere(card))
    .map(({ id, size }) => ({ id, place: room.take(meaning, size) }));
}

/** Finds copies of cards a place near theirs, with the same meaning. `others` holds every card on the map. */
export function placeCopies({ wheel, cards, others }: Several): readonly Move[] {
  const room = freePlaces(wheel, others);
  return cards.map(({ id, place, size }) => ({ id, place: room.near(place, size) }));
}

/** First those that can lie where they were meant to, then the others around them. Gives only what moves. */
function settle<W extends OneOfSeveral>(
  before: readonly OneOfSeveral[],
  wanted: readonly W[],
  room: FreePlaces,
  fits: (card: W) => boolean,
): readonly Move[] {
  const fitting = new Set(wanted.filter(fits));
  for (const { place, size } of fitting) room.hold(place, size);
  return wanted.flatMap((card, index) => {
    const place = fitting.has(card) ? card.place : room.near(card.place, card.size);
    const was = before[index]?.place;
    return was && same(was, place) ? [] : [{ id: card.id, place }];
  });
}

function shifted(wheel: Wheel, place: Place, by: Point): Pick<Wanted, 'place' | 'isClamped'> {
  const from = wheel.pointOf(place);
  const { angle, reach } = wheel.polarOf({ x: from.x + by.x, y: from.y + by.y });
  const within = Math.min(RIM_EDGE, Math.max(HUB_EDGE, reach));
  return {
    place: wheel.placeAt(wheel.pointAt(angle, within)) ?? place,
    isClamped: within !== reach,
  };
}

function same(one: Place, other: Place): boolean {
  return one.domain === other.domain && one.lean === other.lean && one.reach === other.reach;
}
