import { describe, expect, test } from 'vitest';
import type { Step } from '../activities/step.ts';
import { closedTo } from './closing.ts';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { OPEN_DOOR } from './door.ts';
import { NO_DEPUTIES } from './lead.ts';
import { withParticipant } from './roster.ts';
import { beganAt, NO_ROUND, type SessionState } from './state.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;

const text = (id: string, minutes: number): Step => ({
  id,
  title: id,
  minutes,
  kind: 'text',
  settings: { lines: [], numbered: false },
});
const sheet = (id: string): Step => ({
  ...text(id, 10),
  kind: 'flipChart',
  settings: { sheets: [{ id: `${id}-1`, title: id }] },
});
const pairs: Step = {
  ...text('pairs', 20),
  kind: 'pairWork',
  settings: { questions: [{ id: 'question-1', title: 'Wie?', sheet: 'plenary-1' }] },
};
const map = (id: string): Step => ({ ...text(id, 30), kind: 'domainMap', settings: { prompt: '' } });

function session(...programme: readonly Step[]): SessionState {
  const state: SessionState = {
    code: 'K7M4QX2P',
    title: 'Wijk',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    departments: null,
    programme: [...programme],
    step: programme[0]?.id ?? '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    roster: [],
    round: NO_ROUND,
  };
  return ['karin', 'anna'].reduce((now, id) => {
    const role = id === 'karin' ? 'facilitator' : 'participant';
    const joining = { id, name: id, role, whereabouts: 'room', department: '', hasDevice: true } as const;
    return withParticipant(now, { ...joining, joinedAt: 0 });
  }, state);
}

function after(state: SessionState, command: StateCommand, minutes = 0): SessionState {
  const now = START + minutes * MINUTE;
  const outcome = decide(state, 'karin', command, { now, random: () => 0.5, newId: () => 'x', maxPeople: 9 });
  if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
  return outcome.state;
}

const goTo = (step: string): StateCommand => ({ type: 'goToStep', step });
const lock = (step: string, locked = true): StateCommand => ({ type: 'lockStep', step, locked });
const three = () => session(text('one', 10), text('two', 20), text('three', 5));

describe('the first step', () => {
  test('starts the session where it stands, once', () => {
    const begun = after(three(), goTo('one'), 0);
    expect(begun).toMatchObject({ step: 'one', startedAt: START, began: { one: START } });
    expect(after(begun, goTo('one'), 3)).toMatchObject({ startedAt: START, began: { one: START } });
  });

  test('can be another one: the plan begins as if the ones before it were done', () => {
    expect(after(three(), goTo('three'), 40).startedAt).toBe(START + 10 * MINUTE);
  });

  test('is started by a clock too', () => {
    const begun = after(three(), { type: 'startTimer', seconds: 60 });
    expect(begun).toMatchObject({ startedAt: START, began: { one: START } });
  });

  test('of another day begins the plan anew', () => {
    const dayAfter = after(after(three(), goTo('one')), goTo('two'), 24 * 60);
    expect(dayAfter.startedAt).toBe(START + (24 * 60 - 10) * MINUTE);
  });
});

describe('a step', () => {
  test('begins each time that the group goes to it, and keeps no clock of the one before', () => {
    const running = after(after(three(), goTo('one')), { type: 'startTimer', seconds: 60 });
    const there = after(running, goTo('two'), 12);
    expect(there).toMatchObject({ step: 'two', timer: null, startedAt: START });
    const back = after(there, goTo('one'), 20);
    expect(back.began).toEqual({ one: START + 20 * MINUTE, two: START + 12 * MINUTE });
  });

  test('goes on as it was for who pressed by mistake', () => {
    const slipped = after(after(three(), goTo('one')), goTo('two'), 8);
    expect(after(slipped, goTo('one'), 8.3).began).toEqual({ one: START });
    expect(after(slipped, goTo('one'), 9).began.one).toBe(START + 9 * MINUTE);
    expect(after(slipped, goTo('three'), 8.3).began.three).toBe(START + 8.3 * MINUTE);
  });

  test('is known by its own id, whatever that is', () => {
    expect(beganAt(three(), 'constructor')).toBeNull();
  });

  test('that is not there is refused', () => {
    for (const command of [goTo('x'), lock('x')]) expect(() => after(three(), command)).toThrow('unknown');
  });
});

describe('a step that is locked', () => {
  const afternoon = () => session(sheet('review'), pairs, sheet('plenary'), map('map'), map('lens'));

  test('closes its sheets and its questions, and opens again', () => {
    const state = after(after(after(afternoon(), lock('review')), lock('pairs')), lock('pairs'));
    expect(closedTo(state, 'anna')).toEqual({ places: new Set(['review-1', 'question-1']), map: false });
    expect(closedTo(after(state, lock('review', false)), 'anna').places).toEqual(new Set(['question-1']));
  });

  test('stays open to facilitators', () => {
    const state = after(after(afternoon(), lock('review')), lock('map'));
    expect(closedTo(state, 'karin')).toEqual({ places: new Set(), map: false });
  });

  test('closes the map, until the group is at another map step', () => {
    const state = after(after(afternoon(), goTo('map')), lock('map'));
    expect(closedTo(state, 'anna').map).toBe(true);
    expect(closedTo(after(state, goTo('plenary'), 5), 'anna').map).toBe(true);
    const lens = after(state, goTo('lens'), 9);
    expect(closedTo(lens, 'anna').map).toBe(false);
    expect(closedTo(after(lens, lock('lens')), 'anna').map).toBe(true);
  });
});
