import { describe, expect, test } from 'vitest';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { SessionState } from './state.ts';
import { ASKING, ballotSession } from './testBallots.ts';
import { pairAtTurn, turnQueue } from './turn.ts';

let ids = 0;
const circumstances = { now: 1000, random: () => 0.5, newId: () => `pair-${++ids}`, maxPeople: 100 };
const PLENARY = { ...ASKING, id: 'plenary' };
const PAIRS = {
  id: 'pairs',
  kind: 'pairWork' as const,
  title: 'In tweetallen',
  minutes: 20,
  settings: { questions: [{ id: 'q', title: 'Wat maakt dit lastig?', sheet: 'open' }] },
};

function after(state: SessionState, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, 'karin', command, circumstances);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

/** Four pairs that are finished, in the plenary. */
function plenary(): SessionState {
  const people = Array.from({ length: 8 }, (_, index) => `p${index}`);
  return after(
    ballotSession([PAIRS, PLENARY], ...people),
    { type: 'proposePairs' },
    { type: 'startPairs', seconds: 60 },
    { type: 'finishPairs' },
    { type: 'goToStep', step: 'plenary' },
  );
}

const numbers = (state: SessionState, having: ReadonlySet<string>): number[] =>
  turnQueue(state, having).map(({ number }) => number);
const idsOf = (state: SessionState, ...which: readonly number[]) =>
  state.round.pairs.filter(({ number }) => which.includes(number)).map(({ id }) => id);

describe('turns', () => {
  test('go to the pairs that have something on the board, by their numbers', () => {
    let state = plenary();
    const having = new Set(idsOf(state, 1, 3, 4));
    expect(numbers(state, having)).toEqual([1, 3, 4]);
    const told: (number | undefined)[] = [];
    for (let left = turnQueue(state, having); left.length > 0; left = turnQueue(state, having)) {
      const from = state.turn?.pair ?? null;
      state = after(state, { type: 'nextTurn', from, to: left[0]?.id ?? null });
      told.push(pairAtTurn(state)?.number);
    }
    expect(told).toEqual([1, 3, 4]);
    // A pair that shares at last comes in.
    expect(numbers(state, new Set(idsOf(state, 1, 2, 3, 4)))).toEqual([2]);
  });

  test('are not skipped when two facilitators press at the same moment', () => {
    const state = plenary();
    const [one, two, three] = idsOf(state, 1, 2, 3);
    if (!one || !two || !three) throw new Error('There are no pairs.');
    const at = after(state, { type: 'giveTurn', pair: one });
    const both = after(
      at,
      { type: 'nextTurn', from: one, to: two },
      { type: 'nextTurn', from: one, to: two },
    );
    expect(pairAtTurn(both)?.id).toBe(two);
    const late = after(
      at,
      { type: 'nextTurn', from: one, to: two },
      { type: 'nextTurn', from: one, to: three },
    );
    expect(pairAtTurn(late)?.id).toBe(two);
  });

  test('belong to a step: elsewhere it is nobody’s, and back in it they go on', () => {
    const state = plenary();
    const [one] = idsOf(state, 1);
    const at = after(state, { type: 'giveTurn', pair: one ?? '' }, { type: 'goToStep', step: 'pairs' });
    expect(pairAtTurn(at)).toBeUndefined();
    const back = after(at, { type: 'goToStep', step: 'plenary' });
    expect(pairAtTurn(back)?.id).toBe(one);
    expect(numbers(back, new Set(idsOf(back, 1, 2)))).toEqual([2]);
  });

  test('are given out of order, ended, and pass over a pair that everybody left', () => {
    const state = plenary();
    const all = new Set(state.round.pairs.map(({ id }) => id));
    const [three] = idsOf(state, 3);
    const ended = after(state, { type: 'giveTurn', pair: three ?? '' }, { type: 'endTurn' });
    expect([pairAtTurn(ended), numbers(ended, all)]).toEqual([undefined, [1, 2, 4]]);
    const [first, ...others] = ended.round.pairs;
    if (!first) throw new Error('There are no pairs.');
    const left = { ...ended, round: { ...ended.round, pairs: others, earlier: [first] } };
    expect(numbers(left, all)).toEqual([2, 4]);
    // What it shared is still there to tell about.
    expect(pairAtTurn(after(left, { type: 'giveTurn', pair: first.id }))?.id).toBe(first.id);
  });

  test('are refused for a pair that there is not, and ended only when it is somebody’s', () => {
    const state = plenary();
    const refused = (command: StateCommand) => decide(state, 'karin', command, circumstances);
    expect(refused({ type: 'giveTurn', pair: 'nobody' })).toEqual({ ok: false, reason: 'unknown' });
    expect(refused({ type: 'nextTurn', from: null, to: 'nobody' })).toEqual({ ok: false, reason: 'unknown' });
    expect(refused({ type: 'endTurn' })).toEqual({ ok: false, reason: 'notNow' });
    const [one] = idsOf(state, 1);
    expect(decide(state, 'p1', { type: 'giveTurn', pair: one ?? '' }, circumstances)).toEqual({
      ok: false,
      reason: 'notAllowed',
    });
  });
});

test('notes that are to stay apart are remembered once, whichever is named first, and not without end', () => {
  const state = plenary();
  const twice = after(
    state,
    { type: 'keepApart', one: 'b', other: 'a' },
    { type: 'keepApart', one: 'a', other: 'b' },
  );
  expect(twice.apart).toEqual(['a b']);
  expect(decide(state, 'karin', { type: 'keepApart', one: 'a', other: 'a' }, circumstances).ok).toBe(false);
  const many = Array.from({ length: 400 }, (_, index) => ({
    type: 'keepApart' as const,
    one: 'a',
    other: `n${index}`,
  }));
  const kept = after(state, ...many).apart ?? [];
  expect([kept.length, kept.at(-1)]).toEqual([300, 'a n399']);
});
