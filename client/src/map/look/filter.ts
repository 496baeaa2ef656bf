import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import {
  DOMAINS,
  type DomainId,
  type DriverId,
  type RingId,
  type SeatId,
} from '@verbindbord/shared/content/domains.ts';
import { meaningOf } from '@verbindbord/shared/map/place.ts';
import { matching } from '../search.ts';

/** What somebody wants to see of the map. An empty choice leaves everybody in. */
export interface MapFilter {
  /** Words that stand in the name, organisation, person or role. */
  readonly query: string;
  readonly domains: readonly DomainId[];
  /** Only of domains that are chosen: see `withDomain`. */
  readonly drivers: readonly DriverId[];
  readonly rings: readonly RingId[];
  readonly seats: readonly SeatId[];
  /** As written; the empty text for those without; null for all. */
  readonly organisation: string | null;
  readonly connections: 'with' | 'without' | null;
}

export const NO_FILTER: MapFilter = {
  query: '',
  domains: [],
  drivers: [],
  rings: [],
  seats: [],
  organisation: null,
  connections: null,
};

export function isFiltering(filter: MapFilter): boolean {
  return filter.query.trim() !== '' || choicesIn(filter) > 0;
}

/** How many kinds of choices are made beside the words. */
export function choicesIn(filter: MapFilter): number {
  const { domains, rings, seats, organisation, connections } = filter;
  const lists = [domains, rings, seats].filter(({ length }) => length > 0).length;
  return lists + Number(organisation !== null) + Number(connections !== null);
}

/** The stakeholders that fit all of it, in their order. `counts` says how many connections each has. */
export function fitting(
  stakeholders: readonly Stakeholder[],
  counts: ReadonlyMap<string, number>,
  filter: MapFilter,
): readonly Stakeholder[] {
  const { query, domains, drivers, rings, seats, organisation, connections } = filter;
  return matching(stakeholders, query).filter((one) => {
    const { domain, driver, ring } = meaningOf(one.place);
    return (
      isIn(domains, domain) &&
      (isIn(drivers, driver) || !drivers.some((id) => driversOf(domain).includes(id))) &&
      isIn(rings, ring) &&
      isIn(seats, one.seat) &&
      (organisation === null || one.organisation.trim() === organisation) &&
      (connections === null || counts.has(one.id) === (connections === 'with'))
    );
  });
}

function isIn<T>(chosen: readonly T[], value: T): boolean {
  return chosen.length === 0 || chosen.includes(value);
}

/** Chooses a domain or lets it go, and with it its drivers. */
export function withDomain(filter: MapFilter, domain: DomainId): MapFilter {
  const drivers = filter.drivers.filter((id) => !driversOf(domain).includes(id));
  return { ...filter, domains: toggled(filter.domains, domain), drivers };
}

export function driversOf(domain: DomainId): readonly DriverId[] {
  return DOMAINS[domain].drivers.map(({ id }) => id);
}

export function toggled<T>(chosen: readonly T[], value: T): readonly T[] {
  return chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
}

/** The organisations on the map, each once, by name. */
export function organisationsOf(stakeholders: readonly Stakeholder[]): readonly string[] {
  const names = new Set(stakeholders.map(({ organisation }) => organisation.trim()));
  names.delete('');
  return [...names].sort((one, other) => one.localeCompare(other, 'nl'));
}
