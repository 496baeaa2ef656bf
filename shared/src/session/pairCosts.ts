import type { Pair, Participant } from './state.ts';

/** What matters of somebody for whom they work with. */
export type Pairable = Pick<Participant, 'id' | 'whereabouts' | 'department' | 'hasDevice'>;

/**
 * What it costs to have people in one pair. Each line outweighs all of those below it together, in a hall of two
 * hundred people and after some rounds too: what is wished for further down never comes before what is further up.
 */
export const COSTS = {
  /** Nobody in the pair has a device: it cannot write. */
  noDevice: 1e12,
  /** Room for what the mending of pairs wishes in between; see `mending.ts`. */
  mending: 1e9,
  /** One is in the room and the other is not. */
  apart: 1e6,
  /** They have worked together before, each time. */
  again: 1e3,
  /** They come from one department. */
  sameDepartment: 1,
} as const;

/** What it costs to have these people in one pair. */
export type PairCost = (people: readonly Pairable[]) => number;

/** The cost by what is known of earlier rounds. */
export function pairCost(earlier: readonly Pair[]): PairCost {
  const ofTwo = costOfTwo(timesTogether(earlier));
  return (people) => {
    let cost = people.length > 1 && people.every(({ hasDevice }) => !hasDevice) ? COSTS.noDevice : 0;
    people.forEach((one, index) => {
      for (let other = index + 1; other < people.length; other++) {
        cost += ofTwo(one, people[other] as Pairable);
      }
    });
    return cost;
  };
}

type Times = ReadonlyMap<string, ReadonlyMap<string, number>>;

function costOfTwo(times: Times): (one: Pairable, other: Pairable) => number {
  const keyOf = departmentKeys();
  return (one, other) => {
    let cost = 0;
    if (one.whereabouts !== other.whereabouts) cost += COSTS.apart;
    const department = keyOf(one.department);
    if (department !== '' && department === keyOf(other.department)) cost += COSTS.sameDepartment;
    return cost + COSTS.again * (times.get(one.id)?.get(other.id) ?? 0);
  };
}

/** 'Ruimte' and 'ruimte ' are one department. Each is looked at once: a hall asks for them a hundred thousand times. */
function departmentKeys(): (department: string) => string {
  const keys = new Map<string, string>();
  return (department) => {
    const known = keys.get(department) ?? department.trim().toLowerCase();
    keys.set(department, known);
    return known;
  };
}

/** How often any two were in one pair. A pair that came back counts as often as it did. */
function timesTogether(pairs: readonly Pair[]): Times {
  const times = new Map<string, Map<string, number>>();
  for (const { members } of pairs) {
    for (const one of members) {
      const met = times.get(one) ?? new Map<string, number>();
      times.set(one, met);
      for (const other of members) if (other !== one) met.set(other, (met.get(other) ?? 0) + 1);
    }
  }
  return times;
}
