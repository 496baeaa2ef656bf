import { expect, test } from 'vitest';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { SessionState } from './state.ts';
import { ASKING, ballotSession } from './testBallots.ts';

const circumstances = { now: 1000, random: () => 0.5, newId: () => 'new', maxPeople: 100 };

function after(state: SessionState, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, 'karin', command, circumstances);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

const put = (finding: string, isAside = true): StateCommand => ({ type: 'putAside', finding, isAside });

test('a finding is put aside once, and taken up again', () => {
  const state = ballotSession([ASKING], 'p1');
  const aside = after(state, put('missing a'), put('missing b'), put('missing a'));
  expect(aside.aside).toEqual(['missing a', 'missing b']);
  expect(after(aside, put('missing a', false), put('missing c', false)).aside).toEqual(['missing b']);
});

test('findings are not remembered without end, and not put aside by who does not lead', () => {
  const state = ballotSession([ASKING], 'p1');
  const kept = after(state, ...Array.from({ length: 400 }, (_, index) => put(`n${index}`))).aside ?? [];
  expect([kept.length, kept.at(-1)]).toEqual([300, 'n399']);
  expect(decide(state, 'p1', put('missing a'), circumstances)).toEqual({ ok: false, reason: 'notAllowed' });
});
