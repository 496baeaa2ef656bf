import type { Localized } from './localized.ts';

/**
 * The six domains of the public field, in the order in which they lie around the wheel: neighbours on the
 * wheel are neighbours in life. The ids are policy terms and stay Dutch in the code.
 */
export const DOMAIN_IDS = ['ambtelijk', 'bestuur', 'politiek', 'media', 'burger', 'privaat'] as const;
export type DomainId = (typeof DOMAIN_IDS)[number];

export const DRIVER_IDS = [
  'continuity',
  'content',
  'consensus',
  'result',
  'contrast',
  'visibility',
  'chaos',
  'scoring',
  'selfInterest',
  'emotion',
  'competition',
  'revenue',
] as const;
export type DriverId = (typeof DRIVER_IDS)[number];

/** What moves a domain: each domain has two drivers, and each driver belongs to one domain. */
export interface Driver {
  readonly id: DriverId;
  readonly domain: DomainId;
  readonly name: Localized;
}

export interface Domain {
  readonly id: DomainId;
  readonly name: Localized;
  /** The first driver lies on the first side of the sector (clockwise), the second on the other. */
  readonly drivers: readonly [Driver, Driver];
}

function domain(
  id: DomainId,
  name: Localized,
  first: { id: DriverId; name: Localized },
  second: { id: DriverId; name: Localized },
): Domain {
  return {
    id,
    name,
    drivers: [
      { ...first, domain: id },
      { ...second, domain: id },
    ],
  };
}

export const DOMAINS: Readonly<Record<DomainId, Domain>> = {
  ambtelijk: domain(
    'ambtelijk',
    { nl: 'Ambtelijk', en: 'Civil service' },
    { id: 'continuity', name: { nl: 'continuïteit', en: 'continuity' } },
    { id: 'content', name: { nl: 'inhoud & organisatie', en: 'content & organisation' } },
  ),
  bestuur: domain(
    'bestuur',
    { nl: 'Bestuur', en: 'Executive' },
    { id: 'consensus', name: { nl: 'consensus', en: 'consensus' } },
    { id: 'result', name: { nl: 'resultaat', en: 'result' } },
  ),
  politiek: domain(
    'politiek',
    { nl: 'Politiek', en: 'Politics' },
    { id: 'contrast', name: { nl: 'contrast', en: 'contrast' } },
    { id: 'visibility', name: { nl: 'zichtbaarheid', en: 'visibility' } },
  ),
  media: domain(
    'media',
    { nl: 'Media', en: 'Media' },
    { id: 'chaos', name: { nl: 'chaos', en: 'chaos' } },
    { id: 'scoring', name: { nl: 'scoren', en: 'scoring' } },
  ),
  burger: domain(
    'burger',
    { nl: 'Burger', en: 'Citizens' },
    { id: 'selfInterest', name: { nl: 'eigen belang', en: 'self-interest' } },
    { id: 'emotion', name: { nl: 'emotie', en: 'emotion' } },
  ),
  privaat: domain(
    'privaat',
    { nl: 'Privaat', en: 'Private sector' },
    { id: 'competition', name: { nl: 'competitie', en: 'competition' } },
    { id: 'revenue', name: { nl: 'opbrengst', en: 'revenue' } },
  ),
};

export const DRIVERS = Object.fromEntries(
  DOMAIN_IDS.flatMap((id) => DOMAINS[id].drivers.map((driver) => [driver.id, driver])),
) as Readonly<Record<DriverId, Driver>>;

/** The rings of the map, from the middle outwards: how near a stakeholder sits to the table. */
export const RING_IDS = ['table', 'involved', 'distant'] as const;
export type RingId = (typeof RING_IDS)[number];

export const RINGS: Readonly<Record<RingId, Localized>> = {
  table: { nl: 'aan tafel', en: 'at the table' },
  involved: { nl: 'betrokken', en: 'involved' },
  distant: { nl: 'op afstand', en: 'at a distance' },
};

/** Whether a stakeholder itself sits at the table of this task. */
export const SEAT_IDS = ['present', 'represented', 'consulted', 'missing'] as const;
export type SeatId = (typeof SEAT_IDS)[number];

export const SEATS: Readonly<Record<SeatId, Localized>> = {
  present: { nl: 'aan tafel', en: 'at the table' },
  represented: { nl: 'vertegenwoordigd', en: 'represented' },
  consulted: { nl: 'wordt geraadpleegd', en: 'is consulted' },
  missing: { nl: 'niet aan tafel', en: 'not at the table' },
};
