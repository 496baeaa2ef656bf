import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { type BallotContent, ballotOf } from '@verbindbord/shared/session/ballots.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { systemClock } from '../clock.ts';
import { Documents } from '../documents/Documents.ts';
import { openSqliteStore } from '../storage/sqlite/sqliteStore.ts';
import type { Store } from '../storage/store.ts';
import type { LiveSession } from './LiveSession.ts';
import { Sessions } from './Sessions.ts';

const BALLOT = 'sheet/review-1';
const quiet = pino({ level: 'silent' });
const answers = (...texts: string[]): BallotContent => ({ kind: 'answers', texts });

let folder: string;
let kept: Store;
/** What the store does instead of revealing, when a test says so. */
let failing: (() => Promise<void>) | null;
let documents: Documents;
let sessions: Sessions;
let code: string;
let karin: string;
let anna: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verbindbord-votes-'));
  failing = null;
  open();
  ({ code } = await sessions.create({ title: 'Wijkaanpak', language: 'nl', template: 'internal' }));
  karin = await enter('Karin', 'facilitator');
  anna = await enter('Anna', 'participant');
});
afterEach(async () => {
  await sessions.close();
  await kept.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(): void {
  kept = openSqliteStore(folder);
  const store: Store = {
    ...kept,
    reveal: (...given) => (failing ? failing() : kept.reveal(...given)),
  };
  documents = new Documents(store, systemClock, quiet);
  sessions = new Sessions(store, documents, systemClock, quiet, 50);
}

async function restart(): Promise<void> {
  await sessions.close();
  await kept.close();
  open();
}

async function found(): Promise<LiveSession> {
  const session = await sessions.find(code);
  if (!session) throw new Error('There is no session.');
  return session;
}

async function enter(name: string, role: 'facilitator' | 'participant'): Promise<string> {
  const outcome = await sessions.join(await found(), { role, name, whereabouts: 'room', department: '' });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.participantId;
}

async function command(participant: string, given: Command) {
  return (await found()).command(participant, given);
}

const cast = (participant: string, content: BallotContent, ballot = BALLOT) =>
  command(participant, { type: 'castBallot', ballot, content });

async function notes(): Promise<string[]> {
  const board = await documents.read(code, { kind: 'board' }, readBoard);
  return Object.values(board?.notes ?? {})
    .sort((one, other) => one.order - other.order)
    .map(({ text }) => text);
}

describe('a ballot', () => {
  test('is there after a restart, for its author, and counts as done', async () => {
    expect(await cast(anna, answers('een'))).toEqual({ ok: true });
    expect(await cast(anna, answers('een', 'twee'))).toEqual({ ok: true });
    await restart();
    const { ballots, state } = await found();
    expect(ballots.of(anna)).toEqual({ [BALLOT]: answers('een', 'twee') });
    expect(ballots.of(karin)).toEqual({});
    expect(ballots.done(state)).toEqual({ [BALLOT]: 1 });
  });

  test('that is taken back counts for nothing', async () => {
    await cast(anna, answers('een'));
    await cast(anna, answers());
    const { ballots, state } = await found();
    expect([ballots.of(anna), ballots.done(state)]).toEqual([{}, { [BALLOT]: 0 }]);
    expect(await command(karin, { type: 'revealBallot', ballot: BALLOT })).toEqual({
      ok: false,
      reason: 'notNow',
    });
  });

  test('given by a whole hall at the moment of the reveal is in it, or refused', async () => {
    const hall = await Promise.all(
      Array.from({ length: 46 }, (_, index) => enter(`Deelnemer ${index}`, 'participant')),
    );
    await cast(anna, answers('de eerste'));
    const outcomes = await Promise.all([
      ...hall.slice(0, 23).map((person, index) => cast(person, answers(`antwoord ${index}`))),
      command(karin, { type: 'revealBallot', ballot: BALLOT }),
      ...hall.slice(23).map((person, index) => cast(person, answers(`te laat ${index}`))),
    ]);
    expect(outcomes.slice(0, 24).every(({ ok }) => ok)).toBe(true);
    expect(outcomes.slice(24)).toEqual(Array(23).fill({ ok: false, reason: 'notNow' }));
    expect(await notes()).toHaveLength(24);
    expect((await kept.readBallots(code)).sound).toEqual([]);
  });
});

test('a ballot that a facilitator gives for somebody without a device is theirs, and nobody reads it back', async () => {
  await command(karin, { type: 'addPerson', name: 'Piet', department: '' });
  const piet = (await found()).state.roster.find(({ name }) => name === 'Piet')?.id ?? '';
  await command(karin, { type: 'goToStep', step: 'conditions' });
  const mark = { subject: 'case', question: 'urgency', value: 4, reason: '' };
  const content: BallotContent = { kind: 'rating', marks: [mark], done: true };
  const given = { type: 'castBallot', ballot: 'step/conditions', content } as const;
  expect(await command(karin, given)).toEqual({ ok: false, reason: 'notAllowed' });
  expect(await command(anna, { ...given, for: piet })).toEqual({ ok: false, reason: 'notAllowed' });
  expect(await command(karin, { ...given, for: anna })).toEqual({ ok: false, reason: 'notAllowed' });
  expect(await command(karin, { ...given, for: piet })).toEqual({ ok: true });
  const { ballots, state } = await found();
  expect([ballots.of(karin), ballots.done(state)]).toEqual([{}, { 'step/conditions': 1 }]);
  await command(karin, { type: 'revealBallot', ballot: 'step/conditions' });
  expect(JSON.stringify(ballotOf((await found()).state, 'step/conditions').results)).not.toMatch(
    /Piet|Karin/,
  );
  expect((await kept.readBallots(code)).sound).toEqual([]);
});

describe('a reveal', () => {
  test('that cannot be kept has not happened: nothing is shown, and nothing forgotten', async () => {
    await cast(anna, answers('een'));
    failing = () => Promise.reject(new Error('disk full'));
    await expect(command(karin, { type: 'revealBallot', ballot: BALLOT })).rejects.toThrow('disk full');
    const session = await found();
    expect(ballotOf(session.state, BALLOT).stage).toBe('open');
    expect([await notes(), session.ballots.of(anna)]).toEqual([[], { [BALLOT]: answers('een') }]);
    failing = null;
    expect(await command(karin, { type: 'revealBallot', ballot: BALLOT })).toEqual({ ok: true });
    expect(await notes()).toEqual(['een']);
    await restart();
    expect(await notes()).toEqual(['een']);
    expect(ballotOf((await found()).state, BALLOT).stage).toBe('revealed');
  });

  test('puts answers behind what is on the sheet already', async () => {
    const live = await documents.open(code, { kind: 'board' });
    const before = new Y.Doc();
    addNote(before, { sheet: 'review-1', text: 'stond er al', order: 7 });
    await live?.writeOwn(
      () => ({ update: Y.encodeStateAsUpdate(before) }),
      async ({ key, bytes, at, writers }) => {
        await kept.append(key, bytes, at, writers);
      },
    );
    await cast(anna, answers('een'));
    await command(karin, { type: 'revealBallot', ballot: BALLOT });
    expect(await notes()).toEqual(['stond er al', 'een']);
    if (live) await documents.release(live);
  });
});

test('what a repaired file brings back of a round that is over is forgotten when the session is loaded', async () => {
  await cast(anna, answers('een'));
  await command(karin, { type: 'revealBallot', ballot: BALLOT });
  await kept.saveBallot({ code, ballot: BALLOT, round: 1 }, anna, answers('een'));
  await restart();
  expect((await found()).ballots.of(anna)).toEqual({});
  expect((await kept.readBallots(code)).sound).toEqual([]);
});
