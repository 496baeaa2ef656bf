import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { NewStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { Proposal, RowReading, TableReading } from '@verbindbord/shared/board/table/reading.ts';
import { DOMAINS, type DomainId, type DriverId, type RingId } from '@verbindbord/shared/content/domains.ts';
import { cardSize } from '@verbindbord/shared/map/cardText.ts';
import { freePlaces } from '@verbindbord/shared/map/freePlace.ts';
import type { Meaning } from '@verbindbord/shared/map/place.ts';
import {
  evenSectors,
  type Sectors,
  sectorsByCrowding,
  standardWheel,
} from '@verbindbord/shared/map/wheel.ts';

/** What somebody decided about one row. */
export interface RowChoice {
  readonly include?: boolean;
  readonly domain?: DomainId;
  readonly driver?: DriverId;
  readonly ring?: RingId;
}

/** Choices by the line of the row. */
export type Choices = ReadonlyMap<number, RowChoice>;

/** A row with what was decided about it. */
export interface PlannedRow {
  readonly row: RowReading;
  readonly include: boolean;
  readonly domain: DomainId | null;
  readonly driver: DriverId | null;
  readonly ring: RingId;
}

export interface ImportPlan {
  /** Rows to look at, rows that are there already, and rows without any question. */
  readonly doubtful: readonly PlannedRow[];
  readonly duplicates: readonly PlannedRow[];
  readonly sure: readonly PlannedRow[];
  /** Rows that will be added. */
  readonly adding: readonly PlannedRow[];
  /** Rows that will be added as soon as they have a domain. */
  readonly waiting: readonly PlannedRow[];
}

/** What will happen with every row. What is on the board already is skipped unless somebody wants it twice. */
export function planImport(reading: TableReading, choices: Choices): ImportPlan {
  const planned = reading.rows.map((row) => plan(row, choices.get(row.line)));
  const included = planned.filter(({ include }) => include);
  const isDuplicate = ({ row }: PlannedRow) => row.duplicateOf !== null;
  const isDoubtful = ({ row }: PlannedRow) => row.doubts.length > 0 || row.proposal.domain === null;
  return {
    doubtful: planned.filter((one) => !isDuplicate(one) && isDoubtful(one)),
    duplicates: planned.filter(isDuplicate),
    sure: planned.filter((one) => !isDuplicate(one) && !isDoubtful(one)),
    adding: included.filter(({ domain }) => domain !== null),
    waiting: included.filter(({ domain }) => domain === null),
  };
}

function plan(row: RowReading, choice: RowChoice = {}): PlannedRow {
  const { proposal } = row;
  const domain = choice.domain ?? proposal.domain;
  const wanted = choice.driver ?? proposal.driver;
  const drivers = domain === null ? null : DOMAINS[domain].drivers;
  const driver = drivers && (drivers.find(({ id }) => id === wanted) ?? drivers[0]).id;
  return {
    row,
    include: choice.include ?? row.duplicateOf === null,
    domain,
    driver,
    ring: choice.ring ?? proposal.ring,
  };
}

/**
 * The stakeholders to add, each with room of its own on the map. On an empty map the sectors are divided by how many
 * come in each, by who may do that; on a map where people work they stay as they are (null).
 */
export function stakeholdersToAdd(
  rows: readonly PlannedRow[],
  board: Board,
  source: string,
  mayDivide: boolean,
): { readonly list: readonly NewStakeholder[]; readonly sectors: Sectors | null } {
  const onMap = Object.values(board.stakeholders);
  const isEmpty = onMap.length + Object.keys(board.parked.stakeholders).length === 0;
  const meant = rows.flatMap(({ row, domain, driver, ring }) =>
    domain === null || driver === null ? [] : [{ proposal: row.proposal, meaning: { domain, driver, ring } }],
  );
  const sectors = isEmpty && mayDivide && meant.length > 0 ? sectorsByCrowding(countByDomain(meant)) : null;
  const wheel = standardWheel(sectors ?? board.settings.sectors ?? evenSectors);
  const places = freePlaces(
    wheel,
    onMap.map(({ place, name }) => ({ place, size: cardSize(name) })),
  );
  const list = meant.map(({ proposal, meaning }) => {
    const place = places.take(meaning, cardSize(proposal.name));
    return { ...fieldsOf(proposal), place, origin: { kind: 'import', label: source } as const };
  });
  return { list, sectors };
}

function fieldsOf({ domain: _domain, driver: _driver, ring: _ring, ...fields }: Proposal) {
  return fields;
}

function countByDomain(meant: readonly { readonly meaning: Meaning }[]): Record<DomainId, number> {
  const counts = { ambtelijk: 0, bestuur: 0, politiek: 0, media: 0, burger: 0, privaat: 0 };
  for (const { meaning } of meant) counts[meaning.domain]++;
  return counts;
}
