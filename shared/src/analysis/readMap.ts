import type { Connection } from '../board/connection.ts';
import type { Stakeholder } from '../board/stakeholder.ts';
import { DOMAIN_IDS, type DomainId, DRIVER_IDS, DRIVERS, type DriverId } from '../content/domains.ts';
import { domainsAt, meaningOf } from '../map/place.ts';
import { sameNames } from './sameName.ts';

/** What can stand out on a map, in the order in which it is told: first what a group can do something about today. */
export const FINDING_KINDS = [
  'sameName',
  'otherDriver',
  'missing',
  'allOnOne',
  'oneOwner',
  'unusedDriver',
  'emptyDomain',
  'unconnected',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

interface Resting {
  /** The stakeholders that it rests on, to point at. Empty for what is not there. */
  readonly stakeholders: readonly string[];
  /** The connections that it rests on. */
  readonly connections: readonly string[];
}

/** One thing that stands out, with what it rests on: nothing is concluded that cannot be pointed at. */
export type Finding = Resting &
  (
    | { readonly kind: 'otherDriver'; readonly driver: DriverId }
    /** Its stakeholders have one name and may be one party. */
    | { readonly kind: 'sameName' }
    | { readonly kind: 'missing' }
    /** `of` is how many connections there are in all. */
    | { readonly kind: 'allOnOne'; readonly of: number }
    /** `of` is how many connections have somebody who takes the next step. */
    | { readonly kind: 'oneOwner'; readonly owner: string; readonly of: number }
    | { readonly kind: 'unusedDriver'; readonly driver: DriverId }
    | { readonly kind: 'emptyDomain'; readonly domain: DomainId }
    | { readonly kind: 'unconnected' }
  );

interface ReadableMap {
  readonly stakeholders: Readonly<Record<string, Stakeholder>>;
  readonly connections: Readonly<Record<string, Connection>>;
}

/** With fewer than this 'most of them' says nothing. A choice of ours. */
const FEWEST_FOR_MOST = 4;

/** What the command to put a finding aside takes. */
const LONGEST_KEY = 320;

/** What a finding is known by, also when it is found anew: to remember that a group put it aside. */
export function findingKey(finding: Finding): string {
  const { kind, stakeholders, connections } = finding;
  switch (kind) {
    case 'sameName':
      // Of a third with that name it is told again.
      return `${kind} ${stakeholders.join(' ')}`.slice(0, LONGEST_KEY);
    case 'otherDriver':
      return `${kind} ${connections[0]} ${finding.driver}`;
    case 'oneOwner':
      return `${kind} ${finding.owner}`;
    case 'unusedDriver':
      return `${kind} ${finding.driver}`;
    case 'emptyDomain':
      return `${kind} ${finding.domain}`;
    default:
      return `${kind} ${stakeholders[0]}`;
  }
}

/**
 * What stands out on a map of domains and drivers: parties that may be one, connections that join in with what does not move the other, parties
 * that are connected and not at the table, a network that hangs on one, drivers and domains that nobody reckons with,
 * and parties that nobody is connected to. As long as there is no connection, nothing is said of what is not connected.
 * The same for the same map, whatever the order of its things.
 */
export function readMap({ stakeholders, connections }: ReadableMap): readonly Finding[] {
  const people = inOrder(Object.values(stakeholders));
  const links = inOrder(Object.values(connections)).filter(
    ({ from, to }) => stakeholders[from] !== undefined && stakeholders[to] !== undefined,
  );
  const byEnd = linksByEnd(links);
  const linksOf = ({ id }: Stakeholder): readonly Connection[] => byEnd.get(id) ?? [];
  return [
    ...sameNames(people).map((same): Finding => ({ kind: 'sameName', stakeholders: same, connections: [] })),
    ...links.flatMap((link) => otherDriver(link, stakeholders)),
    ...people.flatMap((one) => missing(one, linksOf(one))),
    ...people.flatMap((one) => allOnOne(one, linksOf(one), links.length)),
    ...oneOwner(links),
    ...unusedDrivers(people, links),
    ...emptyDomains(people),
    ...(links.length === 0 ? [] : people.flatMap((one) => unconnected(one, linksOf(one)))),
  ];
}

function inOrder<T extends { readonly id: string }>(things: readonly T[]): readonly T[] {
  return [...things].sort((one, other) => (one.id < other.id ? -1 : 1));
}

const ids = (things: readonly { readonly id: string }[]): readonly string[] => things.map(({ id }) => id);

/** The connections at each stakeholder, either way: looked up for everybody, on maps of thousands. */
function linksByEnd(links: readonly Connection[]): ReadonlyMap<string, readonly Connection[]> {
  const byEnd = new Map<string, Connection[]>();
  for (const link of links) {
    for (const end of new Set([link.from, link.to])) {
      const own = byEnd.get(end);
      if (own) own.push(link);
      else byEnd.set(end, [link]);
    }
  }
  return byEnd;
}

/** It joins in with a driver of a domain in which the other does not stand: on a border, in neither of the two. */
function otherDriver(link: Connection, stakeholders: ReadableMap['stakeholders']): Finding[] {
  const other = stakeholders[link.to];
  if (!other || domainsAt(other.place).includes(DRIVERS[link.driver].domain)) return [];
  return [{ kind: 'otherDriver', driver: link.driver, stakeholders: [link.to], connections: [link.id] }];
}

/** Somebody has, or wants, a connection with who is not at the table and not represented there either. */
function missing({ id, seat }: Stakeholder, own: readonly Connection[]): Finding[] {
  return seat === 'missing' && own.length > 0
    ? [{ kind: 'missing', stakeholders: [id], connections: ids(own) }]
    : [];
}

/** More than half of the connections begin or end at one. */
function allOnOne({ id }: Stakeholder, own: readonly Connection[], of: number): Finding[] {
  if (of < FEWEST_FOR_MOST || own.length * 2 <= of) return [];
  return [{ kind: 'allOnOne', stakeholders: [id], connections: ids(own), of }];
}

/** More than half of the next steps that somebody takes are one person's. */
function oneOwner(links: readonly Connection[]): Finding[] {
  const owned = links.filter(({ owner }) => owner.trim() !== '');
  if (owned.length < FEWEST_FOR_MOST) return [];
  const byOwner = Map.groupBy(owned, ({ owner }) => owner.trim().toLowerCase());
  return [...byOwner.values()].flatMap((own): Finding[] => {
    if (own.length * 2 <= owned.length) return [];
    const owner = own[0]?.owner.trim() ?? '';
    return [{ kind: 'oneOwner', owner, stakeholders: [], connections: ids(own), of: owned.length }];
  });
}

/** Somebody is moved by it, and no connection joins in with it. */
function unusedDrivers(people: readonly Stakeholder[], links: readonly Connection[]): Finding[] {
  if (links.length === 0) return [];
  const used = new Set(links.map(({ driver }) => driver));
  return DRIVER_IDS.flatMap((driver): Finding[] => {
    const moved = people.filter(({ place }) => meaningOf(place).driver === driver);
    if (used.has(driver) || moved.length === 0) return [];
    return [{ kind: 'unusedDriver', driver, stakeholders: ids(moved), connections: [] }];
  });
}

function emptyDomains(people: readonly Stakeholder[]): Finding[] {
  if (people.length === 0) return [];
  const held = new Set(people.flatMap(({ place }) => domainsAt(place)));
  return DOMAIN_IDS.filter((domain) => !held.has(domain)).map((domain) => ({
    kind: 'emptyDomain',
    domain,
    stakeholders: [],
    connections: [],
  }));
}

function unconnected({ id }: Stakeholder, own: readonly Connection[]): Finding[] {
  return own.length > 0 ? [] : [{ kind: 'unconnected', stakeholders: [id], connections: [] }];
}
