import { NO_SETTINGS } from '@verbindbord/shared/board/boardSettings.ts';
import { type Board, settle } from '@verbindbord/shared/board/readBoard.ts';
import { NO_SHIFTS } from '@verbindbord/shared/board/stakeholder.ts';
import type { Place } from '@verbindbord/shared/map/place.ts';

interface Given {
  readonly stakeholders?: Readonly<Record<string, Place>>;
  readonly connections?: readonly (readonly [from: string, to: string])[];
  readonly sheets?: Readonly<Record<string, string | null>>;
  readonly clusters?: Readonly<Record<string, string>>;
  /** Sheet, group and text of each note. */
  readonly notes?: Readonly<Record<string, readonly [sheet: string, cluster: string | null, text: string]>>;
  readonly parked?: Readonly<Record<string, string>>;
}

/** A board with as little as a test needs; things lie in the order in which they are given. */
export function testBoard(given: Given): Board {
  return settle(
    {
      stakeholders: each(given.stakeholders, (id, place) => ({
        ...NOBODY,
        id,
        name: id,
        place,
      })),
      connections: Object.fromEntries(
        (given.connections ?? []).map(([from, to]) => {
          const id = `${from}-${to}`;
          return [
            id,
            {
              id,
              from,
              to,
              driver: 'content',
              ...NOTHING_SAID,
            } as const,
          ];
        }),
      ),
      sheets: each(given.sheets, (id, step, order) => ({ id, title: id, step, order })),
      clusters: each(given.clusters, (id, sheet, order) => ({ id, sheet, name: id, order })),
      notes: each(given.notes, (id, [sheet, cluster, text], order) => ({
        id,
        sheet,
        cluster,
        text,
        order,
        origin: null,
        ...NO_SHIFTS,
        mergedInto: null,
        wording: null,
        leftOut: null,
      })),
      parkedIssues: each(given.parked, (id, text, order) => ({
        id,
        text,
        reason: '',
        table: '',
        owner: '',
        followUp: '',
        from: null,
        order,
      })),
      comments: {},
    },
    NO_SETTINGS,
  );
}

const NOBODY = {
  organisation: '',
  person: '',
  role: '',
  seat: 'missing',
  interest: '',
  standpoint: '',
  represents: '',
  mandate: '',
  assumptions: '',
  notes: '',
  origin: null,
  ...NO_SHIFTS,
  mergedInto: null,
} as const;

const NOTHING_SAID = {
  wished: false,
  ties: [],
  strengthNow: 'unknown',
  strengthWanted: 'unknown',
  boundaries: [],
  obstacle: '',
  nextStep: '',
  owner: '',
  due: '',
  mergedInto: null,
} as const;

function each<V, T>(
  given: Readonly<Record<string, V>> | undefined,
  make: (id: string, value: V, order: number) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(given ?? {}).map(([id, value], index) => [id, make(id, value, index + 1)]),
  );
}
