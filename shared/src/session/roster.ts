import { nameKey } from './names.ts';
import { displayName, type Participant, participantOf, type SessionState } from './state.ts';

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

/** Who comes in, as far as that is theirs to say. */
export type Joining = Omit<Participant, 'namesake' | 'connected'>;

/** The roster with one more person on it. Who has no device is there from the start. */
export function withJoined(roster: readonly Participant[], joining: Joining): readonly Participant[] {
  const namesake = namesakeFor(roster, joining.name);
  return [...roster, { ...joining, namesake, connected: !joining.hasDevice }];
}

/** The state with one more person on the roster. */
export function withParticipant(state: SessionState, joining: Joining): SessionState {
  return { ...state, version: state.version + 1, roster: withJoined(state.roster, joining) };
}

/** The state with one more person who waits at the door. */
export function withKnock(state: SessionState, joining: Joining): SessionState {
  const { id, name, role, whereabouts, department, joinedAt } = joining;
  const knock = { id, name, role, whereabouts, department, at: joinedAt };
  const door = { ...state.door, knocking: [...state.door.knocking, knock] };
  return { ...state, version: state.version + 1, door };
}

/** The state in which somebody who had no device has one; the same state for anybody else. */
export function withDevice(state: SessionState, participant: string): SessionState {
  const person = participantOf(state, participant);
  if (!person || person.hasDevice) return state;
  const roster = state.roster.map((other) => (other === person ? { ...person, hasDevice: true } : other));
  return { ...state, version: state.version + 1, roster };
}

/**
 * The state in which, of those who have a device, exactly these are connected; the same state when nothing changes.
 */
export function withConnections(
  state: SessionState,
  isConnected: (participant: string) => boolean,
): SessionState {
  const roster = state.roster.map((person) => {
    const connected = person.hasDevice ? isConnected(person.id) : person.connected;
    return person.connected === connected ? person : { ...person, connected };
  });
  const isSame = roster.every((person, index) => person === state.roster[index]);
  return isSame ? state : { ...state, version: state.version + 1, roster };
}

/** Of each state the one that it was compared with last, and what came of it: everybody asks the same. */
const compared = new WeakMap<SessionState, { readonly before: SessionState; readonly isSo: boolean }>();

/** Whether nothing lies between two states of a session but who is connected: what people may do is the same in both. */
export function differsOnlyInConnections(before: SessionState, after: SessionState): boolean {
  const known = compared.get(after);
  if (known?.before === before) return known.isSo;
  const isSo =
    isSameBut(['roster', 'version'], before, after) &&
    before.roster.length === after.roster.length &&
    after.roster.every((person, index) => isSameBut(['connected'], before.roster[index], person));
  compared.set(after, { before, isSo });
  return isSo;
}

function isSameBut<T extends object>(but: readonly (keyof T)[], one: T | undefined, other: T): boolean {
  if (one === undefined || one === other) return one === other;
  const fields = Object.keys({ ...one, ...other }) as (keyof T)[];
  return fields.every((field) => but.includes(field) || one[field] === other[field]);
}
