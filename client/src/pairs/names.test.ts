import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { newPair } from '@verbindbord/shared/session/pairing.ts';
import { NO_ROUND, type Participant, type SessionState } from '@verbindbord/shared/session/state.ts';
import { expect, it } from 'vitest';
import { awayOf, caseLabel, namesOf, originLabel, unassignedOf } from './names.ts';

function person(id: string, name: string, given: Partial<Participant> = {}): Participant {
  return {
    id,
    name,
    namesake: 1,
    role: 'participant',
    whereabouts: 'room',
    department: '',
    hasDevice: true,
    connected: true,
    joinedAt: 0,
    ...given,
  };
}

const roster = [
  person('s', 'Samira'),
  person('b', 'Bram', { connected: false }),
  person('t', 'Tess', { namesake: 2 }),
  person('k', 'Karin', { role: 'facilitator' }),
  person('x', 'Wim', { connected: false }),
];

function session(members: readonly (readonly string[])[]): SessionState {
  const pairs = members.map((people, index) => newPair(`p${index}`, index + 1, people));
  return {
    code: 'ABCDEFGH',
    title: 'Proef',
    language: 'nl',
    createdAt: 0,
    version: 1,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme: [],
    step: '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster,
    round: { ...NO_ROUND, stage: 'working', pairs },
  };
}

it('names the pair under what it shares', () => {
  expect(originLabel({ roster }, { number: 4, members: ['s', 'b'] })).toBe('tweetal 4: Samira en Bram');
  expect(originLabel({ roster }, { number: 10, members: ['s', 'b', 't'] })).toBe(
    'tweetal 10: Samira, Bram en Tess 2',
  );
});

it('keeps a place for who is gone and for a pair that everybody left', () => {
  expect(namesOf({ roster }, ['s', 'gone'])).toBe('Samira en iemand');
  expect(namesOf({ roster }, [])).toBe('niemand meer');
});

it('says whose case it is and who helps', () => {
  expect(caseLabel({ roster }, 's', ['s', 'b'])).toBe('Casus van Samira, met Bram');
  expect(caseLabel({ roster }, 's', ['b', 's', 't'])).toBe('Casus van Samira, met Bram en Tess 2');
  expect(caseLabel({ roster }, 's', ['s'])).toBe('Casus van Samira');
});

it('finds the people who came late, and not those who are away or who conduct', () => {
  expect(unassignedOf(session([['s', 'b']]))).toEqual(['t']);
  expect(unassignedOf(session([['s', 'b', 't']]))).toEqual([]);
});

it('finds the members who are away', () => {
  expect(awayOf(session([]), { members: ['s', 'b', 'gone'] })).toEqual(['b', 'gone']);
});
