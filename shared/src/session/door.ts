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
  /** Who waits, the first one first. Told to facilitators alone. */
  readonly knocking: readonly Knock[];
  /** Ids of those who were not let in. */
  readonly turnedAway: readonly string[];
}

export const OPEN_DOOR: Door = { byHand: false, entry: '', knocking: [], turnedAway: [] };

/** Where somebody stands who holds a token: in the session, at the door, or outside. */
export const STANDINGS = ['in', 'waiting', 'out'] as const;
export type Standing = (typeof STANDINGS)[number];
