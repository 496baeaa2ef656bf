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

/** The state in which a person is, or is no longer, connected; the same state when nothing changes. */
export function withConnected(state: SessionState, participant: string, connected: boolean): SessionState {
  const now = state.roster.find((other) => other.id === participant);
  if (!now || now.connected === connected) return state;
  return {
    ...state,
    version: state.version + 1,
    roster: state.roster.map((other) => (other.id === participant ? { ...other, connected } : other)),
  };
}
