import { expect, test } from 'vitest';
import { askedIn } from './ballots.ts';
import { expectedIn } from './expected.ts';
import { withConnections, withParticipant } from './roster.ts';
import type { SessionState } from './state.ts';
import { ASKING, ballotSession, RATING } from './testBallots.ts';

/** Anna and Bram with a phone, Piet without. */
function session(...connected: readonly string[]): SessionState {
  const piet = {
    id: 'piet',
    name: 'Piet',
    role: 'participant',
    whereabouts: 'room',
    department: '',
  } as const;
  const state = withParticipant(ballotSession([ASKING, RATING], 'anna', 'bram'), {
    ...piet,
    hasDevice: false,
    joinedAt: 0,
  });
  return withConnections(state, (id) => connected.includes(id));
}

test('a phone that sleeps is expected too, and counted as away', () => {
  const state = session('karin', 'anna');
  expect(expectedIn(state, askedIn(state, 'sheet/named'))).toEqual({ people: 2, away: 1 });
});

test('somebody without a device is expected to vote, since a facilitator can do it for them, but not to write', () => {
  const state = session('karin', 'anna', 'bram');
  expect(expectedIn(state, askedIn(state, 'step/conditions'))).toEqual({ people: 3, away: 0 });
  expect(expectedIn(state, askedIn(state, 'sheet/anonymous'))).toEqual({ people: 2, away: 0 });
});
