import type { Command } from './commands.ts';
import { type Circumstances, change, type Decision } from './decision.ts';
import { refuse } from './refusals.ts';
import { namesakeFor, withJoined } from './roster.ts';
import { type Participant, participantOf, type SessionState } from './state.ts';

type PeopleCommand = Extract<Command, { type: 'rename' | 'setDepartments' | 'addPerson' | 'editPerson' }>;

/** What is known of those who are on the roster. */
export function decidePeople(
  state: SessionState,
  actorId: string,
  command: PeopleCommand,
  { now, newId, maxPeople }: Circumstances,
): Decision {
  switch (command.type) {
    case 'rename':
      return edit(state, actorId, { name: command.name });
    case 'setDepartments':
      return change({ departments: command.departments && asChoices(command.departments) });
    case 'addPerson': {
      if (state.roster.length >= maxPeople) return refuse('tooLarge');
      const { name, department } = command;
      const joining = { id: newId(), name, department, joinedAt: now, hasDevice: false } as const;
      return change({
        roster: withJoined(state.roster, { ...joining, role: 'participant', whereabouts: 'room' }),
      });
    }
    case 'editPerson':
      return editPerson(state, command);
  }
}

/** What somebody is called, a device says for itself; and whether they are there, a connection. */
function editPerson(state: SessionState, command: Extract<PeopleCommand, { type: 'editPerson' }>): Decision {
  const person = participantOf(state, command.participant);
  if (!person || person.role === 'presenter') return refuse('unknown');
  const { name, department, whereabouts, here } = command;
  if (person.hasDevice && (name !== undefined || here !== undefined)) return refuse('notAllowed');
  return edit(state, person.id, {
    ...(name !== undefined && { name }),
    ...(department !== undefined && { department }),
    ...(whereabouts !== undefined && { whereabouts }),
    ...(here !== undefined && { connected: here }),
  });
}

function edit(state: SessionState, id: string, changes: Partial<Participant>): Decision {
  const others = state.roster.filter((participant) => participant.id !== id);
  const { name } = changes;
  const namesake = name === undefined ? {} : { namesake: namesakeFor(others, name) };
  return change({
    roster: state.roster.map((participant) =>
      participant.id === id ? { ...participant, ...changes, ...namesake } : participant,
    ),
  });
}

/** Each once, without what is empty. */
function asChoices(departments: readonly string[]): readonly string[] {
  return [...new Set(departments.filter((department) => department !== ''))];
}
