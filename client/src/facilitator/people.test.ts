import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { NO_ROUND, type Participant, type SessionState } from '@verbindbord/shared/session/state.ts';
import { describe, expect, it } from 'vitest';
import { attendanceOf, sortedPeople } from './people.ts';

const person = (name: string, changes: Partial<Participant> = {}): Participant => ({
  id: `${name}-${changes.namesake ?? 1}`,
  name,
  namesake: 1,
  role: 'participant',
  whereabouts: 'room',
  department: '',
  hasDevice: true,
  connected: true,
  joinedAt: 0,
  ...changes,
});

const session = (roster: readonly Participant[]): SessionState => ({
  code: 'K7M4QX2P',
  title: 'Wijk',
  language: 'nl',
  createdAt: 0,
  version: 1,
  open: true,
  door: OPEN_DOOR,
  lead: NO_DEPUTIES,
  removed: [],
  departments: null,
  programme: [],
  step: 'one',
  timer: null,
  startedAt: null,
  began: {},
  frozen: null,
  locked: [],
  roster,
  round: NO_ROUND,
});

describe('attendanceOf', () => {
  it('counts people by where they are, and not the wall', () => {
    const count = attendanceOf(
      session([
        person('Anna'),
        person('Bram', { whereabouts: 'remote' }),
        person('Joost', { connected: false }),
        person('Piet', { hasDevice: false }),
        person('wand', { role: 'presenter' }),
      ]),
    );
    expect(count).toEqual({ room: 1, remote: 1, noDevice: 1, away: 1 });
  });
});

describe('sortedPeople', () => {
  it('puts who is there first, then facilitators, then names', () => {
    const sorted = sortedPeople(
      session([
        person('Zoë', { connected: false, role: 'facilitator' }),
        person('Bram'),
        person('anna', { namesake: 2 }),
        person('Anna'),
        person('Karin', { role: 'facilitator' }),
        person('wand', { role: 'presenter' }),
      ]),
      'nl-NL',
    );
    expect(sorted.map(({ id }) => id)).toEqual(['Karin-1', 'Anna-1', 'anna-2', 'Bram-1', 'Zoë-1']);
  });
});
