import { describe, expect, test } from 'vitest';
import { programmeOf } from '../programme/template.ts';
import type { StateCommand } from './commands.ts';
import { decide } from './decide.ts';
import { OPEN_DOOR } from './door.ts';
import { LEADERLESS_MS, NO_DEPUTIES, withLead } from './lead.ts';
import { leftAlone } from './mending.ts';
import { accessTo } from './permissions.ts';
import { ballotCounts, withRemovedWork } from './removed.ts';
import { withConnections, withKnock, withParticipant } from './roster.ts';
import { NO_ROUND, participantOf, type Role, type SessionState } from './state.ts';
import { viewFor } from './view.ts';

let ids = 0;
const NOW = 1_000_000;
const at = (now: number) => ({ now, random: () => 0.5, newId: () => `id-${++ids}`, maxPeople: 7 });

/** Everybody is there, as 'Karin', 'Anna' and so on. */
function session(...people: readonly [name: string, role: Role][]): SessionState {
  const programme = programmeOf('internal', 'nl');
  const empty: SessionState = {
    code: 'K7M4QX2P',
    title: 'Wijkaanpak',
    language: 'nl',
    createdAt: 0,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    startedAt: null,
    began: {},
    locked: [],
    departments: null,
    programme,
    step: programme[0]?.id ?? '',
    timer: { state: 'running', endsAt: 5_000_000, total: 1200 },
    frozen: null,
    roster: [],
    round: NO_ROUND,
  };
  const all = people.reduce((state, [name, role]) => withParticipant(state, joining(name, role)), empty);
  return withConnections(all, () => true);
}

const joining = (name: string, role: Role) =>
  ({ id: name, name, role, whereabouts: 'room', department: '', hasDevice: true, joinedAt: 1 }) as const;

const room = () =>
  session(['Karin', 'facilitator'], ['Anna', 'participant'], ['Bram', 'participant'], ['Olga', 'observer']);

function after(state: SessionState, actor: string, ...commands: readonly StateCommand[]): SessionState {
  return commands.reduce((now, command) => {
    const outcome = decide(now, actor, command, at(NOW));
    if (!outcome.ok) throw new Error(`${command.type} was refused: ${outcome.reason}`);
    return outcome.state;
  }, state);
}

const refusal = (state: SessionState, actor: string, command: StateCommand, now = NOW) => {
  const outcome = decide(state, actor, command, at(now));
  return outcome.ok ? null : outcome.reason;
};

/** Karin’s connection is gone since `NOW`; Anna is her deputy. */
function leaderless(): SessionState {
  const named = after(room(), 'Karin', { type: 'setDeputy', participant: 'Anna', deputy: true });
  return withLead(
    withConnections(named, (id) => id !== 'Karin'),
    NOW,
  );
}

describe('a deputy', () => {
  const takeOver = { type: 'takeOver' } as const;

  test('may take over when no facilitator has been there for twenty seconds, and not before', () => {
    const state = leaderless();
    expect(refusal(state, 'Anna', takeOver, NOW + LEADERLESS_MS - 1)).toBe('notNow');
    expect(refusal(state, 'Anna', takeOver, NOW + LEADERLESS_MS)).toBeNull();
  });

  test('cannot while a facilitator is there, however long ago another left', () => {
    const named = after(room(), 'Karin', { type: 'setDeputy', participant: 'Anna', deputy: true });
    expect(refusal(named, 'Anna', takeOver, NOW + 10 * LEADERLESS_MS)).toBe('notNow');
    const back = withLead(
      withConnections(leaderless(), () => true),
      NOW + 1000,
    );
    expect(back.lead.lostAt).toBeNull();
    expect(refusal(back, 'Anna', takeOver, NOW + 10 * LEADERLESS_MS)).toBe('notNow');
  });

  test('is the only one who can: nobody else, whatever their role and however long it takes', () => {
    for (const person of ['Bram', 'Olga', 'Karin', 'nobody']) {
      expect(refusal(leaderless(), person, takeOver, NOW + 100 * LEADERLESS_MS)).toMatch(
        /notAllowed|noAccess/,
      );
    }
    const unnamed = after(leaderless(), 'Karin', { type: 'setDeputy', participant: 'Anna', deputy: false });
    expect(refusal(unnamed, 'Anna', takeOver, NOW + LEADERLESS_MS)).toBe('notAllowed');
  });

  test('disturbs nothing by it: step, timer and freeze go on, and who comes back leads too', () => {
    const frozen = after(leaderless(), 'Karin', { type: 'freeze' });
    const outcome = decide(frozen, 'Anna', takeOver, at(NOW + LEADERLESS_MS));
    if (!outcome.ok) throw new Error(outcome.reason);
    const { timer, step, frozen: stillFrozen, round } = outcome.state;
    expect({ timer, step, frozen: stillFrozen, round }).toEqual({
      timer: frozen.timer,
      step: frozen.step,
      frozen: frozen.frozen,
      round: frozen.round,
    });
    const roles = outcome.state.roster.filter(({ role }) => role === 'facilitator').map(({ id }) => id);
    expect(roles).toEqual(['Karin', 'Anna']);
    expect(outcome.state.lead).toMatchObject({ deputies: [], takenOver: { by: 'Anna' } });
  });

  test('keeps the worksheet of the pair, and the partner is helped as when somebody leaves', () => {
    const named = after(
      session(
        ['Karin', 'facilitator'],
        ['Anna', 'participant'],
        ['Bram', 'participant'],
        ['Wim', 'participant'],
        ['Ties', 'participant'],
      ),
      'Karin',
      { type: 'setDeputy', participant: 'Anna', deputy: true },
      { type: 'proposePairs' },
      { type: 'startPairs', seconds: 60 },
    );
    const gone = withLead(
      withConnections(named, (id) => id !== 'Karin'),
      NOW,
    );
    const outcome = decide(gone, 'Anna', takeOver, at(NOW + LEADERLESS_MS));
    if (!outcome.ok) throw new Error(outcome.reason);
    const pair = outcome.state.round.pairs.find(({ members }) => members.includes('Anna'));
    const partner = pair?.members.find((member) => member !== 'Anna');
    expect(leftAlone(outcome.state)).toEqual([partner]);
    const document = { kind: 'pair', pair: pair?.id ?? '' } as const;
    expect(accessTo(outcome.state, 'Anna', document)).toMatchObject({ ok: true, access: { write: true } });
  });

  test('is somebody with a device who does not lead yet', () => {
    const state = after(room(), 'Karin', { type: 'addPerson', name: 'Piet', department: '' });
    const piet = state.roster.at(-1)?.id ?? '';
    for (const participant of ['Karin', piet, 'nobody']) {
      expect(refusal(state, 'Karin', { type: 'setDeputy', participant, deputy: true })).toBe('unknown');
    }
    expect(refusal(state, 'Karin', { type: 'setDeputy', participant: 'Olga', deputy: true })).toBeNull();
  });

  test('who is given the lead needs the name no more', () => {
    const command = { type: 'setRole', participant: 'Anna', role: 'facilitator' } as const;
    expect(after(leaderless(), 'Karin', command).lead.deputies).toEqual([]);
  });
});

describe('somebody who is put out', () => {
  const remove = { type: 'removePerson', participant: 'Anna', work: false } as const;

  test('is nobody any more: not for commands, not for documents, not for others', () => {
    const state = after(room(), 'Karin', { type: 'setDeputy', participant: 'Anna', deputy: true }, remove);
    expect(participantOf(state, 'Anna')).toBeUndefined();
    expect(refusal(state, 'Anna', { type: 'rename', name: 'Anja' })).toBe('noAccess');
    expect(accessTo(state, 'Anna', { kind: 'board' })).toEqual({ ok: false, reason: 'noAccess' });
    expect(state.lead.deputies).toEqual([]);
    expect(viewFor(state, 'Bram').removed).toEqual([]);
    expect(viewFor(state, 'Karin').removed).toMatchObject([
      { person: { name: 'Anna' }, by: 'Karin', work: null },
    ]);
  });

  test('does not come straight in again by the link: newcomers are let in by hand from then on', () => {
    expect(after(room(), 'Karin', remove).door.byHand).toBe(true);
    const shut = after(room(), 'Karin', { type: 'setOpen', open: false }, remove);
    expect([shut.open, shut.door.byHand]).toEqual([false, false]);
  });

  test('leaves their pair, whose worksheet stays with the other', () => {
    const working = after(room(), 'Karin', { type: 'proposePairs' }, { type: 'startPairs', seconds: 60 });
    const [pair] = after(working, 'Karin', remove).round.pairs;
    expect([pair?.members, pair?.former]).toEqual([['Bram'], ['Anna']]);
  });

  test('comes back as who they were, with a number when the name was taken', () => {
    const gone = withParticipant(after(room(), 'Karin', remove), {
      ...joining('Anna', 'participant'),
      id: 'other',
    });
    const back = after(gone, 'Karin', { type: 'bringBack', participant: 'Anna' });
    expect(participantOf(back, 'Anna')).toMatchObject({ role: 'participant', namesake: 2, connected: false });
    expect(back.removed).toEqual([]);
  });

  test('is not oneself, the wall, or somebody who is not there', () => {
    const state = withParticipant(room(), joining('wand', 'presenter'));
    const of = (participant: string) => refusal(state, 'Karin', { ...remove, participant });
    expect(['Karin', 'wand', 'nobody'].map(of)).toEqual(['notAllowed', 'unknown', 'unknown']);
  });

  test('can be another facilitator', () => {
    const state = session(['Karin', 'facilitator'], ['Anna', 'facilitator']);
    expect(refusal(state, 'Karin', remove)).toBeNull();
  });

  test('can have their work taken away later, once', () => {
    const gone = after(room(), 'Karin', remove);
    const work = { ...remove, work: true };
    expect(refusal(gone, 'Karin', remove)).toBe('unknown');
    expect(refusal(gone, 'Karin', work)).toBeNull();
    expect(ballotCounts(gone, 'Anna')).toBe(true);
    const without = withRemovedWork(gone, 'Anna', { id: 'x', things: 2, kept: 0 });
    expect(refusal(without, 'Karin', work)).toBe('unknown');
    expect(ballotCounts(without, 'Anna')).toBe(false);
  });
});

describe('the door', () => {
  const knocked = () => {
    const byHand = after(room(), 'Karin', { type: 'setOpen', open: true, byHand: true });
    return ['Wim', 'Ties', 'Fatma', 'Joost'].reduce(
      (state, name) => withKnock(state, joining(name, 'participant')),
      byHand,
    );
  };

  test('lets in whom a facilitator chooses, and nobody sees who waits but facilitators', () => {
    const state = knocked();
    expect(viewFor(state, 'Anna').door.knocking).toEqual([]);
    expect(viewFor(state, 'Karin').door.knocking).toHaveLength(4);
    const inside = after(state, 'Karin', { type: 'answerDoor', participants: ['Ties'], letIn: true });
    expect(participantOf(inside, 'Ties')).toMatchObject({
      role: 'participant',
      connected: false,
      joinedAt: NOW,
    });
    expect(inside.door.knocking.map(({ id }) => id)).toEqual(['Wim', 'Fatma', 'Joost']);
    expect(refusal(state, 'Anna', { type: 'answerDoor', participants: ['Ties'], letIn: true })).toBe(
      'notAllowed',
    );
  });

  test('lets all in at once as far as there is room', () => {
    const participants = ['Wim', 'Ties', 'Fatma', 'Joost'];
    const full = after(knocked(), 'Karin', { type: 'answerDoor', participants, letIn: true });
    expect([full.roster.length, full.door.knocking.map(({ id }) => id)]).toEqual([7, ['Joost']]);
    expect(refusal(full, 'Karin', { type: 'answerDoor', participants, letIn: true })).toBe('tooLarge');
  });

  test('remembers who was sent away, and nobody goes on waiting when it closes or opens for all', () => {
    const away = after(knocked(), 'Karin', { type: 'answerDoor', participants: ['Wim'], letIn: false });
    expect([away.door.knocking.length, away.door.turnedAway]).toEqual([3, ['Wim']]);
    expect(refusal(away, 'Karin', { type: 'answerDoor', participants: ['Wim'], letIn: true })).toBe(
      'unknown',
    );
    const shut = after(away, 'Karin', { type: 'setOpen', open: false });
    expect(shut.door).toMatchObject({
      byHand: false,
      knocking: [],
      turnedAway: ['Wim', 'Ties', 'Fatma', 'Joost'],
    });
    const open = after(away, 'Karin', { type: 'setOpen', open: true });
    expect(open.door).toMatchObject({ byHand: false, knocking: [], turnedAway: ['Wim'] });
    expect(open.roster).toHaveLength(7);
  });
});
