import type { Command } from './commands.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import { type Knock, withoutKnocks, withTurnedAway } from './door.ts';
import { canBeDeputy, isDeputy, mayLeadFrom, withoutDeputy } from './lead.ts';
import { withoutPerson } from './mending.ts';
import { refuse } from './refusals.ts';
import { removedOf } from './removed.ts';
import { namesakeFor, withJoined } from './roster.ts';
import { type Participant, participantOf, type Role, type SessionState } from './state.ts';

export type RoleCommand = Extract<
  Command,
  { type: 'setOpen' | 'setRole' | 'setDeputy' | 'takeOver' | 'removePerson' | 'bringBack' | 'answerDoor' }
>;

/** Who leads, who comes in and who has to go. */
export function decideRoles(
  state: SessionState,
  actorId: string,
  command: RoleCommand,
  circumstances: Circumstances,
): Decision {
  switch (command.type) {
    case 'setOpen':
      return setOpen(state, command, circumstances);
    case 'setRole':
      return setRole(state, command.participant, command.role);
    case 'setDeputy':
      return setDeputy(state, command.participant, command.deputy);
    case 'takeOver':
      return takeOver(state, actorId, circumstances.now);
    case 'removePerson':
      return removePerson(state, actorId, command, circumstances.now);
    case 'bringBack':
      return bringBack(state, command.participant, circumstances.maxPeople);
    case 'answerDoor':
      return answerDoor(state, command, circumstances);
  }
}

/** Nobody goes on waiting at a door that lets everybody in, or nobody: they come in too, or are sent away. */
function setOpen(
  state: SessionState,
  { open, byHand = false }: Extract<RoleCommand, { type: 'setOpen' }>,
  circumstances: Circumstances,
): Decision {
  const door = { ...state.door, byHand: open && byHand };
  if (door.byHand) return change({ open, door });
  const { knocking } = door;
  const roster = open ? withLetIn(state, knocking, circumstances) : state.roster;
  const waiting = knocking.filter(({ id }) => !roster.some((person) => person.id === id));
  return change({ open, roster, door: { ...withTurnedAway(door, waiting), knocking: [] } });
}

/** The last facilitator stays one: otherwise nobody could conduct the session any more. */
function setRole(state: SessionState, id: string, role: Role): Decision {
  const participant = participantOf(state, id);
  if (!participant?.hasDevice || participant.role === 'presenter' || role === 'presenter') {
    return refuse('unknown');
  }
  const facilitators = state.roster.filter((other) => other.role === 'facilitator');
  if (participant.role === 'facilitator' && role !== 'facilitator' && facilitators.length === 1) {
    return refuse('notNow');
  }
  const lead = role === 'facilitator' ? withoutDeputy(state.lead, id) : state.lead;
  return change({ roster: withRole(state.roster, id, role), lead });
}

function withRole(roster: readonly Participant[], id: string, role: Role): readonly Participant[] {
  return roster.map((person) => (person.id === id ? { ...person, role } : person));
}

function setDeputy(state: SessionState, id: string, deputy: boolean): Decision {
  if (!canBeDeputy(state, id)) return refuse('unknown');
  const lead = withoutDeputy(state.lead, id);
  return change({ lead: deputy ? { ...lead, deputies: [...lead.deputies, id] } : lead });
}

/**
 * Only for who was named, and only when nobody leads for a while. What is going on (step, timer, frozen) stays. A pair
 * that the deputy worked in keeps the worksheet, and who is left alone in it is helped as when somebody leaves.
 */
function takeOver(state: SessionState, actorId: string, now: number): Decision {
  if (!isDeputy(state, actorId)) return refuse('notAllowed');
  const from = mayLeadFrom(state, actorId);
  if (from === null || now < from) return refuse('notNow');
  return change({
    roster: withRole(state.roster, actorId, 'facilitator'),
    lead: { ...withoutDeputy(state.lead, actorId), takenOver: { by: actorId, at: now } },
  });
}

/**
 * Puts somebody out: who is on no roster is nobody to every part of the server. As they may still hold a link, newcomers
 * are let in by hand from then on. Who has no device goes without a trace,
 * as long as no worksheet speaks of them. Of who is out already the work can still go: the server sees to that.
 */
function removePerson(
  state: SessionState,
  actorId: string,
  { participant, work }: Extract<RoleCommand, { type: 'removePerson' }>,
  now: number,
): Decision {
  const person = participantOf(state, participant);
  if (!person) {
    const gone = removedOf(state, participant);
    return gone && work && gone.work === null ? change({}) : refuse('unknown');
  }
  if (person.role === 'presenter') return refuse('unknown');
  if (person.id === actorId) return refuse('notAllowed');
  if (!person.hasDevice && hasWorked(state, person.id)) return refuse('notNow');
  const gone = {
    round: withoutPerson(state, person.id),
    roster: state.roster.filter((other) => other !== person),
    lead: withoutDeputy(state.lead, person.id),
  };
  if (!person.hasDevice) return change(gone);
  const out = { person: { ...person, connected: false }, at: now, by: actorId, work: null };
  return change({
    ...gone,
    removed: [...state.removed, out],
    door: state.open ? { ...state.door, byHand: true } : state.door,
  });
}

/** Of who was in a pair that worked, worksheets and shared lines speak: they can only be said to be gone. */
function hasWorked({ round }: SessionState, id: string): boolean {
  const worked = [...(round.stage === 'proposed' ? [] : round.pairs), ...round.earlier];
  return worked.some(({ members }) => members.includes(id));
}

/** As who they were, with a number behind the name when somebody has taken it meanwhile. */
function bringBack(state: SessionState, id: string, maxPeople: number): Decision {
  const gone = removedOf(state, id);
  if (!gone) return refuse('unknown');
  if (state.roster.length >= maxPeople) return refuse('tooLarge');
  const namesake = namesakeFor(state.roster, gone.person.name);
  return change({
    roster: [...state.roster, { ...gone.person, namesake }],
    removed: state.removed.filter((one) => one !== gone),
  });
}

/** Lets people in who wait, as far as there is room, or sends them away. */
function answerDoor(
  state: SessionState,
  { participants, letIn }: Extract<RoleCommand, { type: 'answerDoor' }>,
  circumstances: Circumstances,
): Decision {
  const { door } = state;
  const chosen = door.knocking.filter(({ id }) => participants.includes(id));
  if (chosen.length === 0) return refuse('unknown');
  if (!letIn) return change({ door: withTurnedAway(door, chosen) });
  const roster = withLetIn(state, chosen, circumstances);
  if (roster === state.roster) return refuse('tooLarge');
  const coming = chosen.filter(({ id }) => roster.some((person) => person.id === id));
  return change({ roster, door: withoutKnocks(door, coming) });
}

/** The roster with those who waited, the first ones first, as far as there is room. */
function withLetIn(
  { roster }: SessionState,
  knocks: readonly Knock[],
  { now, maxPeople }: Circumstances,
): readonly Participant[] {
  return knocks
    .slice(0, Math.max(0, maxPeople - roster.length))
    .reduce(
      (people, { at: _, ...knock }) => withJoined(people, { ...knock, hasDevice: true, joinedAt: now }),
      roster,
    );
}
