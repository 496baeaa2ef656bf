import { describe, expect, test } from 'vitest';
import { programmeOf } from '../programme/template.ts';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { OPEN_DOOR } from './door.ts';
import { NO_DEPUTIES } from './lead.ts';
import { accessTo } from './permissions.ts';
import { withConnections, withParticipant } from './roster.ts';
import { displayName, NO_ROUND, type Role, type SessionState } from './state.ts';
import { viewFor } from './view.ts';

let ids = 0;
const circumstances = { now: 1_000_000, random: () => 0.5, newId: () => `pair-${++ids}`, maxPeople: 100 };

function session(...people: readonly [name: string, role: Role][]): SessionState {
  const programme = programmeOf('internal', 'nl');
  let state: SessionState = {
    code: 'K7M4QX2P',
    title: 'Geweld hoort nergens thuis',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme,
    step: programme[0]?.id ?? '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster: [],
    round: NO_ROUND,
  };
  people.forEach(([name, role], index) => {
    const id = `${name}-${index}`;
    const joining = { id, name, role, whereabouts: 'room', department: '', hasDevice: true } as const;
    state = withParticipant(state, { ...joining, joinedAt: index });
  });
  return withConnections(state, () => true);
}

/** The state after commands that are all expected to be accepted. */
function after(state: SessionState, actor: string, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, actor, command, circumstances);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

const four = () =>
  session(
    ['Karin', 'facilitator'],
    ['Anna', 'participant'],
    ['Bram', 'participant'],
    ['Samira', 'participant'],
  );

describe('commands', () => {
  test('of a participant on the session are refused and change nothing', () => {
    const state = four();
    for (const command of [
      { type: 'freeze' },
      { type: 'goToStep', step: 'map' },
      { type: 'proposePairs' },
      { type: 'setRole', participant: 'Anna-1', role: 'facilitator' },
    ] satisfies StateCommand[]) {
      expect(decide(state, 'Anna-1', command, circumstances)).toEqual({ ok: false, reason: 'notAllowed' });
    }
  });

  test('of somebody who is not on the roster are refused', () => {
    expect(decide(four(), 'nobody', { type: 'freeze' }, circumstances)).toEqual({
      ok: false,
      reason: 'noAccess',
    });
  });

  test('of others than facilitators wait while all is frozen, but for who reads along with a pair', () => {
    const state = after(four(), 'Karin-0', { type: 'proposePairs' }, { type: 'startPairs', seconds: 60 });
    const pair = state.round.pairs.find(({ members }) => members.includes('Anna-1'))?.id ?? '';
    const asked = after(state, 'Anna-1', { type: 'askHelp', pair, wanted: true });
    const frozen = after(asked, 'Karin-0', { type: 'freeze' });
    for (const command of [
      { type: 'rename', name: 'Lelijk' },
      { type: 'setReady', pair, ready: true },
      { type: 'goOn', participant: 'Anna-1', how: 'alone' },
    ] satisfies StateCommand[]) {
      expect(decide(frozen, 'Anna-1', command, circumstances)).toEqual({ ok: false, reason: 'frozen' });
    }
    const alone = after(frozen, 'Anna-1', { type: 'askHelp', pair, wanted: false });
    expect(alone.round.pairs.some(({ wantsHelp }) => wantsHelp)).toBe(false);
    expect(after(frozen, 'Karin-0', { type: 'rename', name: 'Karin B.' }).roster[0]?.name).toBe('Karin B.');
  });

  test('each make one new version', () => {
    const state = four();
    expect(after(state, 'Karin-0', { type: 'freeze' }, { type: 'unfreeze' }).version).toBe(state.version + 2);
  });

  test('never take the last facilitator away', () => {
    const command = { type: 'setRole', participant: 'Karin-0', role: 'observer' } as const;
    expect(decide(four(), 'Karin-0', command, circumstances)).toEqual({ ok: false, reason: 'notNow' });
  });
});

describe('the timer', () => {
  test('runs to a moment, keeps what is left over a pause, and a minute more is a minute more', () => {
    const started = after(four(), 'Karin-0', { type: 'startTimer', seconds: 300 });
    expect(started.timer).toEqual({ state: 'running', endsAt: 1_300_000, total: 300 });
    const paused = after(started, 'Karin-0', { type: 'pauseTimer' });
    expect(paused.timer).toEqual({ state: 'paused', remaining: 300_000, total: 300 });
    const longer = after(paused, 'Karin-0', { type: 'addTime', seconds: 60 }, { type: 'resumeTimer' });
    expect(longer.timer).toEqual({ state: 'running', endsAt: 1_360_000, total: 360 });
  });

  test('that has run out goes on counting, also over a pause', () => {
    const over: SessionState = { ...four(), timer: { state: 'running', endsAt: 940_000, total: 60 } };
    const paused = after(over, 'Karin-0', { type: 'pauseTimer' });
    expect(paused.timer).toMatchObject({ remaining: -60_000 });
    expect(after(paused, 'Karin-0', { type: 'resumeTimer' }).timer).toMatchObject({ endsAt: 940_000 });
    expect(after(paused, 'Karin-0', { type: 'addTime', seconds: 60 }).timer).toMatchObject({
      remaining: 60_000,
    });
  });

  test('that has run out gets its minute from now', () => {
    const state: SessionState = { ...four(), timer: { state: 'running', endsAt: 500_000, total: 60 } };
    expect(after(state, 'Karin-0', { type: 'addTime', seconds: 60 }).timer).toMatchObject({
      endsAt: 1_060_000,
    });
  });

  test('stops when the group goes to another step', () => {
    const state = after(
      four(),
      'Karin-0',
      { type: 'startTimer', seconds: 60 },
      { type: 'goToStep', step: 'map' },
    );
    expect(state).toMatchObject({ step: 'map', timer: null });
  });
});

describe('pairs', () => {
  test('are nobody else’s business before they start', () => {
    const proposed = after(four(), 'Karin-0', { type: 'proposePairs' });
    expect(viewFor(proposed, 'Anna-1').round.pairs).toEqual([]);
    expect(viewFor(proposed, 'Karin-0').round.pairs).toHaveLength(1);
  });

  test('can be swapped, started once, and keep their worksheets in a later round', () => {
    const working = after(four(), 'Karin-0', { type: 'proposePairs' }, { type: 'startPairs', seconds: 1200 });
    expect(decide(working, 'Karin-0', { type: 'proposePairs' }, circumstances)).toMatchObject({ ok: false });
    const first = working.round.pairs[0]?.id ?? '';
    const next = after(working, 'Karin-0', { type: 'finishPairs' }, { type: 'proposePairs' });
    expect(accessTo(next, 'Anna-1', { kind: 'pair', pair: first })).toMatchObject({
      ok: true,
      access: { write: true },
    });
  });

  test('take in somebody who comes late, and keep the worksheet of a pair that everybody left', () => {
    const working = after(four(), 'Karin-0', { type: 'proposePairs' }, { type: 'startPairs', seconds: 1200 });
    const pair = working.round.pairs[0]?.id ?? '';
    const split = after(working, 'Karin-0', { type: 'moveToPair', participant: 'Anna-1', pair: null });
    expect(split.round.pairs.map(({ members }) => members.length)).toEqual([2, 1]);
    const apart = split.round.pairs[1]?.id ?? '';
    const back = after(split, 'Karin-0', { type: 'moveToPair', participant: 'Anna-1', pair });
    expect(back.round.pairs.map(({ members }) => members.length)).toEqual([3]);
    expect(accessTo(back, 'Anna-1', { kind: 'pair', pair: apart })).toMatchObject({ ok: true });
  });
});

describe('documents', () => {
  const working = () =>
    after(
      session(
        ['Karin', 'facilitator'],
        ['Anna', 'participant'],
        ['Bram', 'participant'],
        ['Samira', 'participant'],
        ['Wim', 'participant'],
        ['Olga', 'observer'],
      ),
      'Karin-0',
      { type: 'proposePairs' },
      { type: 'startPairs', seconds: 1200 },
    );

  test('of a pair exist for its members only, and for a facilitator while the pair asks for help', () => {
    const state = working();
    const pair = state.round.pairs[0];
    const inside = pair?.members[0] ?? '';
    const outside = state.roster.map(({ id }) => id).filter((id) => !pair?.members.includes(id));
    const document = { kind: 'pair', pair: pair?.id ?? '' } as const;
    expect(accessTo(state, inside, document)).toMatchObject({ ok: true, access: { write: true } });
    for (const id of [...outside, 'nobody']) expect(accessTo(state, id, document).ok).toBe(false);
    const asked = after(state, inside, { type: 'askHelp', pair: document.pair, wanted: true });
    expect(accessTo(asked, 'Karin-0', document)).toMatchObject({ ok: true, access: { write: false } });
    expect(accessTo(asked, 'Olga-5', document).ok).toBe(false);
  });

  test('of a pair that asked for help are its own again when the round is over, and stay so', () => {
    const state = working();
    const [pair] = state.round.pairs;
    const inside = pair?.members[0] ?? '';
    const document = { kind: 'pair', pair: pair?.id ?? '' } as const;
    const asked = after(state, inside, { type: 'askHelp', pair: document.pair, wanted: true });
    const finished = after(asked, 'Karin-0', { type: 'finishPairs' });
    const again = after(finished, 'Karin-0', { type: 'proposePairs' }, { type: 'startPairs', seconds: 60 });
    for (const later of [finished, again]) {
      expect(accessTo(later, inside, document).ok).toBe(true);
      expect(accessTo(later, 'Karin-0', document)).toEqual({ ok: false, reason: 'unknown' });
    }
    expect(finished.round.pairs.some(({ wantsHelp }) => wantsHelp)).toBe(false);
  });

  test('are read-only for observers always and for participants while frozen', () => {
    const state = working();
    const frozen = after(state, 'Karin-0', { type: 'freeze' });
    const writes = (now: SessionState, id: string) => {
      const outcome = accessTo(now, id, { kind: 'board' });
      return outcome.ok && outcome.access.write;
    };
    expect(['Karin-0', 'Anna-1', 'Olga-5'].map((id) => writes(state, id))).toEqual([true, true, false]);
    expect(['Karin-0', 'Anna-1', 'Olga-5'].map((id) => writes(frozen, id))).toEqual([true, false, false]);
  });
});

test('two people of one name are told apart, also when one of them leaves room', () => {
  const state = session(['Anna', 'participant'], ['anna', 'participant'], ['Bram', 'participant']);
  expect(state.roster.map(displayName)).toEqual(['Anna', 'anna 2', 'Bram']);
  const renamed = after(state, 'Anna-0', { type: 'rename', name: 'Bram' });
  expect(renamed.roster.map(displayName)).toEqual(['Bram 2', 'anna 2', 'Bram']);
  const typed = session(['Anna', 'participant'], ['Anna 2', 'participant'], ['Аnna', 'participant']);
  expect(typed.roster.map(displayName)).toEqual(['Anna', 'Anna 2', 'Аnna 3']);
});
