import { expect, test } from 'vitest';
import { programmeOf } from '../programme/template.ts';
import { asSessionState, type StoredState } from './stored.ts';

test('a session of before there were departments, devices and codes is read', () => {
  const older: StoredState = {
    code: 'K7M4QX2P',
    title: 'Wijkaanpak',
    language: 'nl',
    createdAt: 0,
    version: 7,
    open: true,
    programme: programmeOf('internal', 'nl'),
    step: 'pairs',
    timer: null,
    frozen: null,
    roster: [
      {
        id: 'anna',
        name: 'Anna',
        namesake: 1,
        role: 'participant',
        whereabouts: 'remote',
        connected: true,
        joinedAt: 1,
      },
    ],
    round: {
      stage: 'working',
      pairs: [{ id: 'one', number: 1, members: ['anna'], ready: true, wantsHelp: true }],
      earlier: [],
    },
  };
  const state = asSessionState(older);
  expect(state).toMatchObject(older);
  expect(state.departments).toBeNull();
  // It is not taken for a session that has yet to begin.
  expect(state).toMatchObject({ startedAt: 0, began: {}, locked: [] });
  expect([state.turn, state.harvested, state.apart]).toEqual([null, [], []]);
  expect(state.roster[0]).toMatchObject({ department: '', hasDevice: true });
  expect(state.round).toMatchObject({ step: null, alone: [] });
  expect(state.round.pairs[0]).toMatchObject({
    former: [],
    locked: false,
    wantsProxy: false,
    proxies: [],
    code: '',
  });
  expect(asSessionState(state)).toEqual(state);
});
