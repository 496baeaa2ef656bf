import { DOMAIN_IDS, DOMAINS, type DomainId, type DriverId, type RingId } from '../content/domains.ts';

/**
 * Where a card lies on the domain map, relative to its sector: a card keeps its meaning when sectors change
 * size. The wheel turns it into a point.
 */
export interface Place {
  readonly domain: DomainId;
  /** 0..1, clockwise across the sector: 0 is the side of the first driver, 1 the side of the second. */
  readonly lean: number;
  /** Distance to the middle as a share of the radius: from the edge of the hub to the outer edge of 'distant'. */
  readonly reach: number;
}

/** What a place says: the list that people choose from holds the same three things. */
export interface Meaning {
  readonly domain: DomainId;
  readonly driver: DriverId;
  readonly ring: RingId;
}

/** Inner and outer edge of every ring, as a share of the radius. The inner edge belongs to the ring. */
export const RING_BOUNDS: Readonly<Record<RingId, readonly [inner: number, outer: number]>> = {
  table: [0.165, 0.475],
  involved: [0.475, 0.7],
  distant: [0.7, 0.915],
};

/** Where the case ends and the rings begin. */
export const HUB_EDGE = RING_BOUNDS.table[0];
/** Where the rings end and the lettered rim begins. */
export const RIM_EDGE = RING_BOUNDS.distant[1];

/** How near a side (in lean) a card touches the domain next door. */
export const BORDER_MARGIN = 0.06;

export function ringAt(reach: number): RingId {
  if (reach < RING_BOUNDS.table[1]) return 'table';
  return reach < RING_BOUNDS.involved[1] ? 'involved' : 'distant';
}

export function meaningOf(place: Place): Meaning {
  const drivers = DOMAINS[place.domain].drivers;
  return {
    domain: place.domain,
    driver: (place.lean < 0.5 ? drivers[0] : drivers[1]).id,
    ring: ringAt(place.reach),
  };
}

/** The part of a sector (in lean) that belongs to a driver. Throws for a driver of another domain. */
export function leanBounds(domain: DomainId, driver: DriverId): readonly [number, number] {
  const index = DOMAINS[domain].drivers.findIndex((own) => own.id === driver);
  if (index < 0) throw new RangeError(`Driver ${driver} does not belong to domain ${domain}`);
  return index === 0 ? [0, 0.5] : [0.5, 1];
}

/** The middle of a cell: where a card goes that was placed from the list and found the map empty. */
export function middleOf(meaning: Meaning): Place {
  const [first, last] = leanBounds(meaning.domain, meaning.driver);
  const [inner, outer] = RING_BOUNDS[meaning.ring];
  return { domain: meaning.domain, lean: (first + last) / 2, reach: (inner + outer) / 2 };
}

/** Refuses anything but a known domain with a finite lean and reach inside the rings. */
export function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { domain, lean, reach } = value as Partial<Record<keyof Place, unknown>>;
  return (
    DOMAIN_IDS.some((id) => id === domain) && isWithin(lean, 0, 1) && isWithin(reach, HUB_EDGE, RIM_EDGE)
  );
}

function isWithin(value: unknown, low: number, high: number): boolean {
  return typeof value === 'number' && value >= low && value <= high;
}

/** The nearest place inside the rings; what is not a number becomes the middle of its range. */
export function clampPlace(place: Place): Place {
  return {
    domain: place.domain,
    lean: clamp(place.lean, 0, 1),
    reach: clamp(place.reach, HUB_EDGE, RIM_EDGE),
  };
}

function clamp(value: number, low: number, high: number): number {
  if (Number.isNaN(value)) return (low + high) / 2;
  return Math.min(high, Math.max(low, value));
}

/** The domain next door on the side of the driver that moves a card most: with that one it can share a border. */
export function nextDoor(place: Place): DomainId {
  const index = DOMAIN_IDS.indexOf(place.domain);
  const next = place.lean < 0.5 ? index - 1 : (index + 1) % DOMAIN_IDS.length;
  return DOMAIN_IDS.at(next) ?? place.domain;
}

/** The same place against the border with the domain next door, or in the middle of its driver's side again. */
export function atBorder(place: Place, isAtBorder: boolean): Place {
  const fromSide = isAtBorder ? BORDER_MARGIN / 2 : 0.25;
  return { ...place, lean: place.lean < 0.5 ? fromSide : 1 - fromSide };
}

/** The domain next door when a card lies against a side of its sector: it stands in two worlds. */
export function neighbourAt(place: Place): DomainId | null {
  return place.lean <= BORDER_MARGIN || place.lean >= 1 - BORDER_MARGIN ? nextDoor(place) : null;
}

/** The worlds that a card stands in: one domain, or on a border both. */
export function domainsAt(place: Place): readonly DomainId[] {
  const neighbour = neighbourAt(place);
  return neighbour === null ? [place.domain] : [place.domain, neighbour];
}
