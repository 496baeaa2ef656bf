import { expect, test } from 'vitest';
import { OPEN_DOOR } from './door.ts';
import { NO_DEPUTIES } from './lead.ts';
import { differsOnlyInConnections, withConnections, withParticipant } from './roster.ts';
import { NO_ROUND, type SessionState } from './state.ts';

const anna = {
  id: 'anna',
  name: 'Anna',
  role: 'participant',
  whereabouts: 'room',
  department: '',
  hasDevice: true,
  joinedAt: 0,
} as const;
const bram = { ...anna, id: 'bram', name: 'Bram' } as const;

const empty: SessionState = {
  code: 'AAAAAAAA',
  title: 'Wijkaanpak',
  language: 'nl',
  createdAt: 0,
  version: 0,
  open: true,
  door: OPEN_DOOR,
  lead: NO_DEPUTIES,
  removed: [],
  programme: [],
  step: '',
  timer: null,
  startedAt: null,
  began: {},
  frozen: null,
  locked: [],
  departments: null,
  roster: [],
  round: NO_ROUND,
};
const both = withParticipant(withParticipant(empty, anna), bram);

test('people who come and go change nothing of what anybody may do', () => {
  const there = withConnections(both, (id) => id === 'anna');
  const gone = withConnections(there, () => false);
  expect([differsOnlyInConnections(both, there), differsOnlyInConnections(there, gone)]).toEqual([
    true,
    true,
  ]);
  // The same again, and another question about the same state.
  expect([differsOnlyInConnections(there, gone), differsOnlyInConnections(empty, gone)]).toEqual([
    true,
    false,
  ]);
});

test('anything else may', () => {
  const [first, second] = both.roster;
  if (!first || !second) throw new Error('nobody is there');
  const others: readonly SessionState[] = [
    withParticipant(both, { ...anna, id: 'carla' }),
    { ...both, roster: [first] },
    { ...both, roster: [second, first] },
    { ...both, roster: [first, { ...second, role: 'observer' }] },
    { ...both, frozen: { by: 'anna' } },
    { ...both, round: { ...both.round, stage: 'working' } },
    { ...both, open: false },
  ];
  expect(others.filter((other) => differsOnlyInConnections(both, other))).toEqual([]);
});
