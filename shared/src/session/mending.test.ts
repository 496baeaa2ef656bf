import { describe, expect, test } from 'vitest';
import type { PairRules } from '../activities/pairWork/settings.ts';
import { programmeOf } from '../programme/template.ts';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { OPEN_DOOR } from './door.ts';
import { NO_DEPUTIES } from './lead.ts';
import { leftAlone, withArrivals, withCompany } from './mending.ts';
import { accessTo, worksheetsOf } from './permissions.ts';
import { withConnections, withParticipant } from './roster.ts';
import { NO_ROUND, type Participant, type SessionState } from './state.ts';
import { viewFor } from './view.ts';

let ids = 0;
const given = { now: 1_000_000, random: () => 0.5, newId: () => `pair-${++ids}`, maxPeople: 100 };

/** A session in its step of pair work, with Karin who facilitates and these participants, all of them there. */
function session(
  people: readonly (string | (Partial<Participant> & { readonly id: string }))[],
): SessionState {
  let state: SessionState = {
    code: 'K7M4QX2P',
    title: 'Wijkaanpak',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme: programmeOf('internal', 'nl'),
    step: 'pairs',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster: [],
    round: NO_ROUND,
  };
  const usual = { role: 'participant', whereabouts: 'room', department: '', hasDevice: true } as const;
  for (const one of [{ id: 'Karin', role: 'facilitator' as const }, ...people]) {
    const person = typeof one === 'string' ? { id: one } : one;
    state = withParticipant(state, { ...usual, name: person.id, joinedAt: 0, ...person });
  }
  return withConnections(state, () => true);
}

function after(state: SessionState, actor: string, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, actor, command, given);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

/** At work in these pairs. */
function working(
  state: SessionState,
  pairs: readonly (readonly string[])[],
  rules: Partial<PairRules> = {},
): SessionState {
  const all: PairRules = { size: 2, newcomers: 'join', ...rules };
  let next = after(state, 'Karin', { type: 'setPairRules', step: 'pairs', ...all }, { type: 'proposePairs' });
  for (const [person, ...others] of pairs) {
    if (person === undefined) continue;
    next = after(next, 'Karin', { type: 'moveToPair', participant: person, pair: null });
    const pair = pairOf(next, person);
    for (const other of others) {
      if (pairOf(next, other) !== pair) {
        next = after(next, 'Karin', { type: 'moveToPair', participant: other, pair });
      }
    }
  }
  return after(next, 'Karin', { type: 'startPairs', seconds: 1200 });
}

function pairOf(state: SessionState, person: string): string {
  return state.round.pairs.find(({ members }) => members.includes(person))?.id ?? '';
}

const gone = (state: SessionState, ...names: readonly string[]) =>
  withConnections(state, (id) => !names.includes(id));
const groups = ({ round }: SessionState) => round.pairs.map(({ members }) => [...members].sort()).sort();

function joined(state: SessionState, id: string, changes: Partial<Participant> = {}): SessionState {
  const usual = { role: 'participant', whereabouts: 'room', department: '', hasDevice: true } as const;
  const next = withParticipant(state, { ...usual, id, name: id, joinedAt: 1, ...changes });
  return withArrivals(
    withConnections(next, () => true),
    given,
  );
}

describe('somebody who comes while the pairs are at work', () => {
  const two = () =>
    working(session(['a', 'b', 'c', 'd']), [
      ['a', 'b'],
      ['c', 'd'],
    ]);

  test('is in a pair at once, and nobody else moves', () => {
    const state = joined(two(), 'e');
    expect(
      groups(state)
        .map(({ length }) => length)
        .sort(),
    ).toEqual([2, 3]);
    for (const pair of [
      ['a', 'b'],
      ['c', 'd'],
    ])
      expect(pairOf(state, pair[0] ?? '')).toBe(pairOf(state, pair[1] ?? ''));
    expect(accessTo(state, 'e', { kind: 'pair', pair: pairOf(state, 'e') })).toMatchObject({ ok: true });
  });

  test('makes a pair with one of the trio where the step says so', () => {
    const state = joined(
      working(
        session(['a', 'b', 'c', 'd', 'e']),
        [
          ['a', 'b', 'c'],
          ['d', 'e'],
        ],
        { newcomers: 'split' },
      ),
      'f',
    );
    expect(groups(state).map(({ length }) => length)).toEqual([2, 2, 2]);
    expect(groups(state)).toContainEqual(['d', 'e']);
  });

  test('makes a pair with one of a trio where all others are full', () => {
    const state = joined(working(session(['a', 'b', 'c']), [['a', 'b', 'c']]), 'd');
    expect(groups(state).map(({ length }) => length)).toEqual([2, 2]);
  });

  test('joins who was left alone, before anybody else', () => {
    const state = joined(gone(two(), 'd'), 'e', { whereabouts: 'remote' });
    expect(pairOf(state, 'e')).toBe(pairOf(state, 'c'));
  });

  test('does not join who wants to be alone', () => {
    const alone = working(session(['a', 'b', 'c']), [['a', 'b'], ['c']]);
    expect(pairOf(joined(alone, 'e'), 'e')).toBe(pairOf(alone, 'a'));
  });

  test('without a device is with somebody who has one', () => {
    const piet = { id: 'piet', hasDevice: false };
    const wim = { id: 'wim', hasDevice: false };
    const state = gone(
      working(session([piet, 'a', 'b', 'c']), [
        ['piet', 'a'],
        ['b', 'c'],
      ]),
      'a',
    );
    expect(leftAlone(state)).toEqual(['piet']);
    const next = after(state, 'Karin', { type: 'addPerson', name: 'Wim', department: '' });
    const added = next.roster.at(-1)?.id ?? wim.id;
    expect(pairOf(withArrivals(next, given), added)).toBe(pairOf(state, 'b'));
  });

  test('is alone where the step has everybody work alone', () => {
    const state = joined(working(session(['a', 'b']), [], { size: 1 }), 'c');
    expect(groups(state)).toEqual([['a'], ['b'], ['c']]);
    expect(leftAlone(state)).toEqual([]);
  });

  test('changes nothing of a proposal, and nothing once all are in a pair', () => {
    const proposed = after(session(['a', 'b']), 'Karin', { type: 'proposePairs' });
    expect(joined(proposed, 'c').round).toBe(proposed.round);
    const state = two();
    expect(withArrivals(state, given)).toBe(state);
  });
});

describe('somebody whose partner is gone', () => {
  const four = () =>
    working(session(['a', 'b', 'c', 'd']), [
      ['a', 'b'],
      ['c', 'd'],
    ]);

  test('keeps the worksheet, and is asked how to go on', () => {
    const state = gone(four(), 'b');
    expect(leftAlone(state)).toEqual(['a']);
    expect(pairOf(state, 'a')).toBe(pairOf(state, 'b'));
    expect(leftAlone(gone(state))).toEqual([]);
  });

  test('goes on alone by own choice or a facilitator’s, on the same worksheet', () => {
    const state = gone(four(), 'b');
    for (const actor of ['a', 'Karin']) {
      const next = after(state, actor, { type: 'goOn', participant: 'a', how: 'alone' });
      expect(pairOf(next, 'a')).toBe(pairOf(state, 'a'));
      expect(leftAlone(next)).toEqual([]);
      expect(decide(next, actor, { type: 'goOn', participant: 'a', how: 'together' }, given).ok).toBe(true);
    }
    const meddling = { type: 'goOn', participant: 'a', how: 'together' } as const;
    expect(decide(state, 'c', meddling, given)).toEqual({ ok: false, reason: 'notAllowed' });
    expect(decide(four(), 'Karin', meddling, given)).toEqual({ ok: false, reason: 'notNow' });
  });

  test('goes on with another pair, and both can still open what they wrote', () => {
    const state = gone(four(), 'b');
    const sheet = pairOf(state, 'a');
    const next = after(state, 'a', { type: 'goOn', participant: 'a', how: 'together' });
    expect(groups(next)).toEqual([['a', 'c', 'd']]);
    const back = withArrivals(gone(next), given);
    for (const person of ['a', 'b']) {
      expect(worksheetsOf(back, person)).toContain(sheet);
      expect(accessTo(back, person, { kind: 'pair', pair: sheet })).toMatchObject({
        access: { write: true },
      });
    }
    expect(accessTo(back, 'c', { kind: 'pair', pair: sheet }).ok).toBe(false);
    expect(pairOf(back, 'b')).not.toBe('');
  });

  test('is brought to others who are as long alone, and to nobody who is back meanwhile', () => {
    const state = gone(four(), 'b', 'd');
    const next = withCompany(state, ['a', 'c'], given);
    expect(pairOf(next, 'a')).toBe(pairOf(next, 'c'));
    expect(leftAlone(next)).toEqual([]);
    const again = gone(state);
    expect(withCompany(again, ['a', 'c'], given)).toBe(again);
  });

  test('whom nobody else could join is not asked', () => {
    expect(leftAlone(gone(working(session(['a', 'b']), [['a', 'b']]), 'b'))).toEqual([]);
  });
});

describe('the pairs of a round', () => {
  const finished = () =>
    after(
      working(session(['a', 'b', 'c', 'd', 'e', 'f']), [
        ['a', 'b'],
        ['c', 'd'],
        ['e', 'f'],
      ]),
      'Karin',
      { type: 'finishPairs' },
      { type: 'goToStep', step: 'evaluation' },
    );

  test('come back in a later step, on the same worksheets', () => {
    const state = finished();
    const again = after(state, 'Karin', { type: 'repeatPairs' });
    expect(again.round).toMatchObject({ stage: 'proposed', step: 'evaluation' });
    expect(viewFor(again, 'a').round.pairs).toEqual([]);
    expect(accessTo(again, 'a', { kind: 'pair', pair: pairOf(state, 'a') })).toMatchObject({ ok: true });
    const at = after(again, 'Karin', { type: 'startPairs', seconds: 60 });
    expect(at.round.pairs.map(({ id }) => id).sort()).toEqual(state.round.pairs.map(({ id }) => id).sort());
    expect(at.round.earlier).toEqual([]);
    expect(worksheetsOf(at, 'a')).toEqual([pairOf(state, 'a')]);
  });

  test('are mended where one is missing, and who was missing finds the worksheet', () => {
    const state = gone(finished(), 'b', 'd');
    const sheet = pairOf(state, 'b');
    const again = after(state, 'Karin', { type: 'repeatPairs' }, { type: 'startPairs', seconds: 60 });
    expect(groups(again)).toContainEqual(['e', 'f']);
    expect(leftAlone(again)).toEqual([]);
    const back = withArrivals(gone(again), given);
    expect(worksheetsOf(back, 'b')).toContain(sheet);
    for (const person of ['a', 'b', 'c', 'd']) expect(pairOf(back, person)).not.toBe('');
  });

  test('come back as they were when everybody’s phone sleeps', () => {
    const state = gone(finished(), 'a', 'b', 'c', 'd', 'e', 'f');
    const again = after(state, 'Karin', { type: 'repeatPairs' }, { type: 'startPairs', seconds: 60 });
    expect(groups(again)).toEqual(groups(state));
  });

  test('stay as they are when they are locked and others are proposed', () => {
    const proposed = after(session(['a', 'b', 'c', 'd', 'e', 'f']), 'Karin', { type: 'proposePairs' });
    const [first] = proposed.round.pairs;
    const lock = { type: 'lockPair', pair: first?.id ?? '', locked: true } as const;
    const next = after(proposed, 'Karin', lock, { type: 'proposePairs' });
    expect(next.round.pairs[0]).toEqual({ ...first, locked: true });
    const left = after(gone(next, first?.members[0] ?? ''), 'Karin', { type: 'proposePairs' });
    expect(left.round.pairs.map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('a facilitator writes for a pair', () => {
  const state = () =>
    working(session(['a', 'b', 'c', 'd']), [
      ['a', 'b'],
      ['c', 'd'],
    ]);
  const writes = (now: SessionState, pair: string) => {
    const outcome = accessTo(now, 'Karin', { kind: 'pair', pair });
    return outcome.ok && outcome.access.write ? outcome.access.may('lines', 'add') : false;
  };

  test('after it asked, until it takes that back or the round ends', () => {
    const before = state();
    const pair = pairOf(before, 'a');
    const asked = after(before, 'a', { type: 'askProxy', pair, wanted: true });
    expect([writes(before, pair), writes(asked, pair)]).toEqual([false, 'signed']);
    expect(writes(asked, pairOf(asked, 'c'))).toBe(false);
    for (const actor of ['b', 'Karin']) {
      expect(writes(after(asked, actor, { type: 'askProxy', pair, wanted: false }), pair)).toBe(false);
    }
    expect(writes(after(asked, 'Karin', { type: 'finishPairs' }), pair)).toBe(false);
    const asking = { type: 'askProxy', pair, wanted: true } as const;
    for (const actor of ['c', 'Karin']) expect(decide(before, actor, asking, given).ok).toBe(false);
  });

  test('who was told its code, however it is typed, and another one once it took that back', () => {
    const now = state();
    const pair = pairOf(now, 'a');
    const code = now.round.pairs.find(({ id }) => id === pair)?.code ?? '';
    const use = (typed: string) => ({ type: 'useCode', pair, code: typed }) as const;
    expect(code).toMatch(/^[0-9A-Z]{5}$/);
    for (const wrong of ['', '00000', `${code}0`]) {
      expect(decide(now, 'Karin', use(wrong), given)).toEqual({ ok: false, reason: 'noAccess' });
    }
    const open = after(now, 'Karin', use(`${code.slice(0, 2)} ${code.slice(2)}`.toLowerCase()));
    expect(writes(open, pair)).toBe('signed');
    const taken = decide(
      open,
      'a',
      { type: 'askProxy', pair, wanted: false },
      { ...given, random: () => 0.1 },
    );
    if (!taken.ok) throw new Error(taken.reason);
    expect(writes(taken.state, pair)).toBe(false);
    expect(decide(taken.state, 'Karin', use(code), given)).toEqual({ ok: false, reason: 'noAccess' });
  });

  test('in which nobody has a device, in every round', () => {
    const now = working(session([{ id: 'piet', hasDevice: false }, 'a', 'b']), [['piet'], ['a', 'b']]);
    const finished = after(now, 'Karin', { type: 'finishPairs' });
    for (const one of [now, finished]) expect(writes(one, pairOf(now, 'piet'))).toBe('signed');
    expect(writes(now, pairOf(now, 'a'))).toBe(false);
  });

  test('but not where somebody with a device wrote, who is elsewhere now', () => {
    const now = working(session([{ id: 'piet', hasDevice: false }, 'a', 'b', 'c']), [
      ['piet', 'a'],
      ['b', 'c'],
    ]);
    const pair = pairOf(now, 'piet');
    const moved = after(now, 'Karin', { type: 'moveToPair', participant: 'a', pair: pairOf(now, 'b') });
    expect(pairOf(moved, 'piet')).toBe(pair);
    expect(writes(moved, pair)).toBe(false);
  });

  test('and its code is in nobody’s view', () => {
    for (const person of ['Karin', 'a', 'c']) {
      expect(viewFor(state(), person).round.pairs.map(({ code }) => code)).toEqual(['', '']);
    }
  });
});

describe('people', () => {
  test('without a device are there by the word of a facilitator', () => {
    const state = after(session(['a']), 'Karin', { type: 'addPerson', name: 'Piet', department: 'Zorg' });
    const piet = state.roster.at(-1)?.id ?? '';
    expect(state.roster.at(-1)).toMatchObject({
      name: 'Piet',
      department: 'Zorg',
      connected: true,
      hasDevice: false,
    });
    expect(withConnections(state, () => false).roster.at(-1)?.connected).toBe(true);
    const away = after(state, 'Karin', {
      type: 'editPerson',
      participant: piet,
      here: false,
      name: 'Pieter',
    });
    expect(away.roster.at(-1)).toMatchObject({ name: 'Pieter', connected: false });
    expect(
      decide(state, 'Karin', { type: 'setRole', participant: piet, role: 'facilitator' }, given).ok,
    ).toBe(false);
  });

  test('with a device are named by themselves, and get their department from a facilitator', () => {
    const state = session(['a']);
    const named = { type: 'editPerson', participant: 'a', name: 'Anders' } as const;
    expect(decide(state, 'Karin', named, given)).toEqual({ ok: false, reason: 'notAllowed' });
    const moved = after(state, 'Karin', { type: 'editPerson', participant: 'a', department: 'Ruimte' });
    expect(moved.roster.at(-1)?.department).toBe('Ruimte');
  });

  test('without a device can be taken off until they have worked in a pair', () => {
    const state = after(session(['a', 'b', 'c']), 'Karin', {
      type: 'addPerson',
      name: 'Piet',
      department: '',
    });
    const piet = state.roster.at(-1)?.id ?? '';
    const proposed = after(state, 'Karin', { type: 'proposePairs' });
    const remove = { type: 'removePerson', participant: piet } as const;
    const removed = after(proposed, 'Karin', remove);
    expect(removed.round.pairs.flatMap(({ members }) => members)).not.toContain(piet);
    const started = after(proposed, 'Karin', { type: 'startPairs', seconds: 60 });
    expect(decide(started, 'Karin', remove, given)).toEqual({ ok: false, reason: 'notNow' });
  });

  test('fit in only as long as there is room', () => {
    const full = { ...given, maxPeople: 2 };
    const add = { type: 'addPerson', name: 'Piet', department: '' } as const;
    expect(decide(session(['a']), 'Karin', add, full)).toEqual({ ok: false, reason: 'tooLarge' });
  });

  test('are asked for their department when the session has a list', () => {
    const list = ['Zorg', '', 'Zorg', 'Ruimte'];
    const asking = after(session([]), 'Karin', { type: 'setDepartments', departments: list });
    expect(asking.departments).toEqual(['Zorg', 'Ruimte']);
  });
});
