import type { Participant } from './state.ts';

/** Somebody who waits at the door until a facilitator lets them in. */
export type Knock = Pick<Participant, 'id' | 'name' | 'role' | 'whereabouts' | 'department'> & {
  readonly at: number;
};

/** How newcomers get in, besides whether they can at all (`open`). */
export interface Door {
  /** A facilitator lets each of them in. */
  readonly byHand: boolean;
  /** What the code of the session needs behind it, since it was renewed; empty before that. */
  readonly entry: string;
  /** How often any of the links were renewed. */
  readonly renewals: number;
  /** Who waits, the first one first. Told to facilitators alone. */
  readonly knocking: readonly Knock[];
  /** Ids of those who were not let in, as far back as their tokens are accounted for. Told to nobody. */
  readonly turnedAway: readonly string[];
}

export const OPEN_DOOR: Door = { byHand: false, entry: '', renewals: 0, knocking: [], turnedAway: [] };

/** Many more than a facilitator sends away in an afternoon. */
const MOST_TURNED_AWAY = 500;

/** The door with some who waited gone from it, because they were sent away. */
export function withTurnedAway(door: Door, knocks: readonly Knock[]): Door {
  const turnedAway = [...door.turnedAway, ...knocks.map(({ id }) => id)].slice(-MOST_TURNED_AWAY);
  return { ...withoutKnocks(door, knocks), turnedAway };
}

export function withoutKnocks(door: Door, knocks: readonly Knock[]): Door {
  return { ...door, knocking: door.knocking.filter((knock) => !knocks.includes(knock)) };
}

/** Where somebody stands who holds a token: in the session, at the door, or outside. */
export const STANDINGS = ['in', 'waiting', 'out'] as const;
export type Standing = (typeof STANDINGS)[number];
