import { nameKey } from './names.ts';
import { displayName, type Participant, type SessionState } from './state.ts';

/**
 * The number that tells somebody apart from people of the same name: the lowest that is free. 'Anna 2' can also be
 * taken by somebody who typed just that.
 */
export function namesakeFor(others: readonly Participant[], name: string): number {
  return freeNumber(others.map(displayName), name);
}

/** The same among names as they are shown, for somebody who is not in yet. */
export function freeNumber(shown: readonly string[], name: string): number {
  const taken = new Set(shown.map(nameKey));
  let number = 1;
  while (taken.has(nameKey(displayName({ name, namesake: number })))) number++;
  return number;
}

/** The state with one more person on the roster. */
export function withParticipant(
  state: SessionState,
  joining: Omit<Participant, 'namesake' | 'connected'>,
): SessionState {
  const namesake = namesakeFor(state.roster, joining.name);
  return {
    ...state,
    version: state.version + 1,
    roster: [...state.roster, { ...joining, namesake, connected: false }],
  };
}

/** The state in which exactly these people are connected; the same state when nothing changes. */
export function withConnections(
  state: SessionState,
  isConnected: (participant: string) => boolean,
): SessionState {
  const roster = state.roster.map((person) => {
    const connected = isConnected(person.id);
    return person.connected === connected ? person : { ...person, connected };
  });
  const isSame = roster.every((person, index) => person === state.roster[index]);
  return isSame ? state : { ...state, version: state.version + 1, roster };
}
