import {
  displayName,
  type Pair,
  participantOf,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';

type People = Pick<SessionState, 'roster'>;

/** The name by which the group knows somebody; who is no longer on the roster keeps a place in the sentence. */
export function nameOf(session: People, participant: string): string {
  const person = session.roster.find((other) => other.id === participant);
  return person ? displayName(person) : t('pairs.someone');
}

/** 'Samira en Bram'; a pair that everybody left says so. */
export function namesOf(session: People, members: readonly string[]): string {
  if (members.length === 0) return t('pairs.nobodyLeft');
  return formatList(members.map((member) => nameOf(session, member)));
}

/** 'tweetal 4: Samira en Bram': what is written under a line that the pair shares. */
export function originLabel(session: People, pair: Pick<Pair, 'number' | 'members'>): string {
  return t('pairs.origin', { number: pair.number, names: namesOf(session, pair.members) });
}

/** 'Casus van Samira, met Bram' and 'Casus van Samira' for who works alone. */
export function caseLabel(session: People, owner: string, members: readonly string[]): string {
  const others = members.filter((member) => member !== owner);
  const name = nameOf(session, owner);
  if (others.length === 0) return t('pairs.caseOf', { name });
  return t('pairs.caseOfWith', { name, others: namesOf(session, others) });
}

/** Everybody who could be in a pair and is in none, in the order in which they came; only who is there now. */
export function unassignedOf(session: SessionState): readonly string[] {
  const assigned = new Set(session.round.pairs.flatMap((pair) => pair.members));
  return session.roster
    .filter((person) => person.role === 'participant' && person.connected && !assigned.has(person.id))
    .map((person) => person.id);
}

/** The members of a pair who are not connected at the moment. */
export function awayOf(session: SessionState, pair: Pick<Pair, 'members'>): readonly string[] {
  return pair.members.filter((member) => participantOf(session, member)?.connected !== true);
}
