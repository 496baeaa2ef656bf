import { describe, expect, test } from 'vitest';
import { COMMAND_ROLES, type StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { accessTo, isProxyFor, worksheetsOf } from './permissions.ts';
import { withConnections, withParticipant } from './roster.ts';
import { pairOf, type SessionState } from './state.ts';
import { ASKING, ballotSession } from './testBallots.ts';

let ids = 0;
const given = { now: 0, random: () => 0.5, newId: () => `id-${++ids}`, maxPeople: 100 };

function after(state: SessionState, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, 'karin', command, given);
    if (!outcome.ok) throw new Error(`${command.type}: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

const makeNoteTaker = (participant: string): StateCommand => ({
  type: 'setRole',
  participant,
  role: 'noteTaker',
});

/** Anna and Bram, Carla and Dirk at work in pairs, with Ineke as note-taker. */
function working(): SessionState {
  let state = ballotSession([ASKING], 'anna', 'bram', 'carla', 'dirk');
  const ineke = { id: 'ineke', name: 'Ineke', role: 'participant', whereabouts: 'room' } as const;
  state = withParticipant(state, { ...ineke, department: '', hasDevice: true, joinedAt: 9 });
  state = withConnections(state, () => true);
  return after(state, makeNoteTaker('ineke'), { type: 'proposePairs' }, { type: 'startPairs', seconds: 60 });
}

describe('a note-taker', () => {
  test('is made by a facilitator and by nobody else', () => {
    const state = working();
    expect(decide(state, 'anna', makeNoteTaker('anna'), given)).toEqual({ ok: false, reason: 'notAllowed' });
    expect(state.roster.find(({ id }) => id === 'ineke')?.role).toBe('noteTaker');
  });

  test('gives no command but for the own name, and to lead where they were named deputy: who conducts and who votes are others', () => {
    const given = Object.entries(COMMAND_ROLES).filter(([, roles]) => roles.includes('noteTaker'));
    expect(given.map(([type]) => type)).toEqual(['takeOver', 'rename']);
  });

  test('is in no pair and opens no worksheet, whatever a pair asks', () => {
    let state = working();
    expect(pairOf(state, 'ineke')).toBeUndefined();
    const [pair] = state.round.pairs;
    if (!pair) throw new Error('no pair');
    const document = { kind: 'pair', pair: pair.id } as const;
    for (const type of ['askHelp', 'askProxy'] as const) {
      const outcome = decide(state, pair.members[0] ?? '', { type, pair: pair.id, wanted: true }, given);
      if (!outcome.ok) throw new Error(outcome.reason);
      state = outcome.state;
    }
    expect(accessTo(state, 'ineke', document)).toEqual({ ok: false, reason: 'unknown' });
    expect(isProxyFor(state, 'ineke', pair)).toBe(false);
  });

  test('who was at work in a pair leaves its worksheet to the others', () => {
    const state = working();
    const own = pairOf(state, 'anna');
    if (!own) throw new Error('no pair');
    const next = after(state, makeNoteTaker('anna'));
    expect(accessTo(next, 'anna', { kind: 'pair', pair: own.id })).toEqual({ ok: false, reason: 'unknown' });
    expect(worksheetsOf(next, 'anna')).toEqual([]);
  });

  test('writes on the board, unless it is frozen', () => {
    const state = working();
    const writes = (now: SessionState) => accessTo(now, 'ineke', { kind: 'board' });
    expect(writes(state)).toMatchObject({ ok: true, access: { write: true } });
    expect(writes(after(state, { type: 'freeze' }))).toMatchObject({ ok: true, access: { write: false } });
  });
});
