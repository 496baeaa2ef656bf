import { expect, test } from 'vitest';
import type { Step } from '../activities/step.ts';
import { commandSchema, type StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { shownSector } from './showing.ts';
import type { SessionState } from './state.ts';
import { asSessionState } from './stored.ts';
import { ASKING, ballotSession } from './testBallots.ts';

const MAP: Step = {
  id: 'map',
  kind: 'domainMap',
  title: 'Domeinen en drivers',
  minutes: 25,
  settings: { prompt: '' },
};
const circumstances = { now: 1000, random: () => 0.5, newId: () => 'new', maxPeople: 100 };
const atMap = ballotSession([MAP, ASKING], 'p1');
const show = (domain: 'bestuur' | 'media' | null): StateCommand => ({ type: 'showSector', domain });
const give = (state: SessionState, command: StateCommand, who = 'karin', now = 1000) =>
  decide(state, who, command, { ...circumstances, now });

function after(state: SessionState, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = give(now, command);
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

test('who leads shows one domain to all, then another, and lets go', () => {
  expect(shownSector(atMap)).toBeNull();
  const shown = after(atMap, show('bestuur'));
  expect(shownSector(shown)).toEqual({ step: 'map', domain: 'bestuur', by: 'karin', since: 1000 });
  const again = give(shown, show('bestuur'), 'karin', 2000);
  expect(again.ok && shownSector(again.state)?.since).toBe(1000);
  expect(shownSector(after(shown, show('media')))?.domain).toBe('media');
  expect(shownSector(after(shown, show(null)))).toBeNull();
});

test('it ends with the step, and does not come back with it', () => {
  const gone = after(atMap, show('bestuur'), { type: 'goToStep', step: 'review' });
  expect(shownSector(gone)).toBeNull();
  expect(shownSector(after(gone, { type: 'goToStep', step: 'map' }))).toBeNull();
});

test('nobody else than who leads can, and nobody where the group is at no map', () => {
  expect(give(atMap, show('bestuur'), 'p1')).toEqual({ ok: false, reason: 'notAllowed' });
  expect(give(atMap, show(null), 'p1')).toEqual({ ok: false, reason: 'notAllowed' });
  expect(give(atMap, show('bestuur'), 'stranger')).toEqual({ ok: false, reason: 'noAccess' });
  const elsewhere = after(atMap, { type: 'goToStep', step: 'review' });
  expect(give(elsewhere, show('bestuur'))).toEqual({ ok: false, reason: 'notNow' });
  expect(give(elsewhere, show(null)).ok).toBe(true);
});

test('only a domain of the map can be asked for', () => {
  expect(commandSchema.safeParse({ type: 'showSector', domain: 'bestuur' }).success).toBe(true);
  expect(commandSchema.safeParse({ type: 'showSector', domain: 'elders' }).success).toBe(false);
  expect(commandSchema.safeParse({ type: 'showSector' }).success).toBe(false);
});

test('a session of before this is read as one in which nothing is shown', () => {
  const { showing: _, ...older } = atMap;
  expect(asSessionState(older).showing).toBeNull();
});
