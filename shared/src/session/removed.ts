import type { Participant, SessionState } from './state.ts';

/** What somebody made and went from the board with them; the server keeps it under this id. */
export interface RemovedWork {
  readonly id: string;
  readonly things: number;
  /** How many of their things stay, because others wrote in them or built on them. */
  readonly kept: number;
}

/** Somebody whom a facilitator put out. They are not on the roster: to everything that asks, they are nobody. */
export interface Removed {
  /** As they were. */
  readonly person: Participant;
  readonly at: number;
  readonly by: string;
  /** Null when what they made was left. */
  readonly work: RemovedWork | null;
}

export function removedOf({ removed }: SessionState, person: string): Removed | undefined {
  return removed.find((one) => one.person.id === person);
}

/** The session with what became of the work of somebody who is out. */
export function withRemovedWork(state: SessionState, person: string, work: RemovedWork): SessionState {
  const removed = state.removed.map((one) => (one.person.id === person ? { ...one, work } : one));
  return { ...state, version: state.version + 1, removed };
}

/** Whether what somebody gave to a ballot counts: not of who went with all that they made. */
export function ballotCounts(state: SessionState, person: string): boolean {
  return (removedOf(state, person)?.work ?? null) === null;
}
