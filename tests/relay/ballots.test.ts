import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import {
  type BallotContent,
  ballotOf,
  type DoneCounts,
  type OwnBallots,
} from '@verbindbord/shared/session/ballots.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { type Gathering, gather, type MemberSocket, type Person, untilSynced } from './people.ts';

let server: ServerProcess;
let room: Gathering;

beforeEach(async () => {
  server = await ServerProcess.start();
  room = await gather(server.address);
});
afterEach(async () => {
  room.leave();
  await server.stop();
});

/** Somebody with everything that came over the line, byte for byte. */
interface Listener {
  readonly person: Person;
  readonly socket: MemberSocket;
  readonly frames: readonly Buffer[];
  readonly own: () => OwnBallots;
  readonly done: () => DoneCounts;
  readonly state: () => SessionState | null;
}

async function listen(name: string, role: 'facilitator' | 'participant' | 'observer'): Promise<Listener> {
  const person = await room.person(name, role);
  const frames: Buffer[] = [];
  const socket = person.socket();
  const { engine } = socket.io as unknown as {
    engine: { on: (event: 'data', hear: (data: unknown) => void) => void };
  };
  const hear = (data: unknown): void => {
    frames.push(typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as ArrayBuffer));
  };
  engine.on('data', hear);
  let own: OwnBallots = {};
  let done: DoneCounts = {};
  let state: SessionState | null = null;
  socket.on('ownBallots', (now) => {
    own = now;
  });
  socket.on('done', (now) => {
    done = now;
  });
  socket.on('session', (now) => {
    state = now;
  });
  await expect.poll(() => state).not.toBeNull();
  await socket.emitWithAck('open', 'board');
  // A state vector of nothing: from here on the whole board and each change of it comes over this line.
  socket.emit('bytes', 'board', new Uint8Array([0, 0, 1, 0]));
  return {
    person,
    socket,
    frames,
    own: () => own,
    done: () => done,
    state: () => state,
  };
}

const answers = (...texts: string[]): BallotContent => ({ kind: 'answers', texts });
const rating = (value: number, reason: string): BallotContent => ({
  kind: 'rating',
  marks: [{ subject: 'case', question: 'urgency', value, reason }],
  done: true,
});

function cast({ socket }: Listener, ballot: string, content: BallotContent) {
  return socket.emitWithAck('command', { type: 'castBallot', ballot, content });
}

function tell({ socket }: Listener, command: Parameters<MemberSocket['emit']>[1]) {
  return socket.emitWithAck('command', command as never);
}

/** Whether anything that came over this line holds these words. */
function heard({ frames }: Listener, words: string): boolean {
  return frames.some((frame) => frame.includes(words));
}

/** The notes on a sheet, once there are so many, and the client ids of Yjs that made them. */
async function notesOn(person: Person, sheet: string, count: number) {
  const { doc } = await untilSynced(person.provider('board'));
  const onSheet = () => Object.values(readBoard(doc).notes).filter((note) => note.sheet === sheet);
  await expect.poll(() => onSheet().length).toBe(count);
  const made = [...doc.getMap('notes')._map.values()].map(({ id }) => id.client);
  return { notes: onSheet(), clients: new Set(made) };
}

function everyFile(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? everyFile(path) : [path];
  });
}

function filesWith(words: string): string[] {
  return everyFile(server.folder).filter((path) => readFileSync(path).includes(words));
}

test('a hidden answer reaches nobody but its author, survives a kill, and is revealed with its name', async () => {
  const karin = await listen('Karin', 'facilitator');
  const anna = await listen('Anna', 'participant');
  const bram = await listen('Bram', 'participant');
  const olga = await listen('Olga', 'observer');
  expect(await cast(anna, 'sheet/review-1', answers('spiegelgroep'))).toEqual({ ok: true });
  await expect.poll(() => karin.done(), { timeout: 5000 }).toEqual({ 'sheet/review-1': 1 });
  expect(anna.own()).toEqual({ 'sheet/review-1': answers('spiegelgroep') });

  await server.kill();
  await server.startAgain();
  await expect.poll(() => anna.socket.connected, { timeout: 10_000 }).toBe(true);
  const again = await listen('Anna op haar laptop', 'participant');
  await expect
    .poll(() => anna.own(), { timeout: 5000 })
    .toEqual({ 'sheet/review-1': answers('spiegelgroep') });
  await expect.poll(() => karin.socket.connected).toBe(true);
  for (const one of [karin, bram, olga, again]) expect(heard(one, 'spiegelgroep')).toBe(false);
  const exported = await fetch(`${server.address}/api/sessions/${room.session.code}/export.json`, {
    headers: { authorization: `Bearer ${karin.person.token}` },
  });
  expect(await exported.text()).not.toContain('spiegelgroep');

  expect(await cast(anna, 'sheet/review-1', answers('stuurgroep', 'geldstromen'))).toEqual({ ok: true });
  expect(await tell(anna, { type: 'revealBallot', ballot: 'sheet/review-1' })).toEqual({
    ok: false,
    reason: 'notAllowed',
  });
  expect(await tell(karin, { type: 'revealBallot', ballot: 'sheet/review-1' })).toEqual({ ok: true });
  expect(await tell(karin, { type: 'revealBallot', ballot: 'sheet/review-1' })).toEqual({
    ok: false,
    reason: 'notNow',
  });
  const { notes } = await notesOn(bram.person, 'review-1', 2);
  expect(notes.map(({ text }) => text).sort()).toEqual(['geldstromen', 'stuurgroep']);
  expect(notes[0]?.origin).toEqual({ kind: 'person', participant: anna.person.id, label: 'Anna' });
  await expect.poll(() => anna.own()).toEqual({});
  expect(await cast(bram, 'sheet/review-1', answers('te laat'))).toEqual({ ok: false, reason: 'notNow' });
});

test('of anonymous answers nothing on the wire or on the disk says who wrote which', async () => {
  const karin = await listen('Karin', 'facilitator');
  const people: Listener[] = [];
  for (let index = 0; index < 6; index++) people.push(await listen(`Deelnemer ${index}`, 'participant'));
  await tell(karin, { type: 'goToStep', step: 'evaluation' });
  const words = (index: number, answer: number): string => `antwoord-${index}-${answer}-geheim`;
  for (const [index, person] of people.entries()) {
    const texts = [0, 1, 2].map((answer) => words(index, answer));
    expect(await cast(person, 'sheet/evaluation-1', answers(texts[0] ?? ''))).toEqual({ ok: true });
    expect(await cast(person, 'sheet/evaluation-1', answers(...texts))).toEqual({ ok: true });
  }
  expect(heard(karin, 'geheim')).toBe(false);
  for (const [index, person] of people.entries()) {
    for (const other of people.keys()) expect(heard(person, `antwoord-${other}-`)).toBe(other === index);
  }
  const before = people.map(({ frames }) => frames.length);

  expect(await tell(karin, { type: 'revealBallot', ballot: 'sheet/evaluation-1' })).toEqual({ ok: true });
  const { notes, clients } = await notesOn(karin.person, 'evaluation-1', 18);
  expect(new Set(notes.map(({ origin }) => origin))).toEqual(new Set([null]));
  expect(clients.size).toBe(1);
  // What came with the answers says of nobody who they are, nor does what everybody knows of the ballot.
  for (const [index, { frames, state }] of people.entries()) {
    await expect.poll(() => frames.slice(before[index]).some((frame) => frame.includes('geheim'))).toBe(true);
    const revealing = frames.slice(before[index]).filter((frame) => frame.includes('geheim'));
    const ballots = JSON.stringify(state()?.ballots);
    for (const { person } of people) {
      expect(revealing.some((frame) => frame.includes(person.id))).toBe(false);
      expect(ballots).not.toContain(person.id);
    }
  }
  // On disk the words stand in the board alone: one row, written once, by one client id.
  expect(filesWith(words(0, 0)).length).toBeGreaterThan(0);
  for (const path of everyFile(server.folder)) {
    const bytes = readFileSync(path);
    for (const { person } of people) {
      for (let at = bytes.indexOf(person.id); at >= 0; at = bytes.indexOf(person.id, at + 1)) {
        const near = bytes.subarray(Math.max(0, at - 200), at + 400).toString('latin1');
        expect(near, `${path} has an answer beside its author`).not.toContain('geheim');
      }
    }
    expect(bytes.includes('"kind":"answers"'), `${path} still holds a ballot`).toBe(false);
  }
});

test('ratings go out as numbers, and a second round keeps the first', async () => {
  const karin = await listen('Karin', 'facilitator');
  const anna = await listen('Anna', 'participant');
  const bram = await listen('Bram', 'participant');
  const ballot = 'step/conditions';
  await tell(karin, { type: 'goToStep', step: 'conditions' });
  expect(await cast(anna, ballot, rating(5, 'wethouder wacht'))).toEqual({ ok: true });
  expect(await cast(bram, ballot, rating(2, ''))).toEqual({ ok: true });
  expect(await cast(bram, ballot, rating(1, ''))).toEqual({ ok: true });
  const late = await listen('Laat', 'participant');
  await expect.poll(() => late.done(), { timeout: 5000 }).toEqual({ [ballot]: 2 });
  expect(await cast(late, ballot, rating(4, ''))).toEqual({ ok: true });
  for (const one of [karin, bram, late]) expect(heard(one, 'wethouder')).toBe(false);

  expect(await tell(karin, { type: 'revealBallot', ballot })).toEqual({ ok: true });
  const results = () => {
    const state = bram.state();
    return state ? ballotOf(state, ballot).results : [];
  };
  await expect.poll(() => results().length).toBe(1);
  const [result] = results();
  if (result?.form !== 'rating') throw new Error('No ratings came out.');
  expect(result.cells[0]).toEqual({
    subject: 'case',
    question: 'urgency',
    counts: [1, 0, 0, 1, 1],
    reasons: [{ value: 5, text: 'wethouder wacht', by: null }],
  });
  for (const path of everyFile(server.folder)) {
    expect(readFileSync(path).includes('"kind":"rating"'), `${path} still holds a ballot`).toBe(false);
  }

  expect(await tell(karin, { type: 'reopenBallot', ballot })).toEqual({ ok: true });
  expect(await cast(anna, ballot, rating(3, ''))).toEqual({ ok: true });
  expect(await tell(karin, { type: 'revealBallot', ballot })).toEqual({ ok: true });
  await expect.poll(() => results().map((one) => one.ballots)).toEqual([3, 1]);
  const report = await fetch(`${server.address}/api/sessions/${room.session.code}/export.md`, {
    headers: { authorization: `Bearer ${karin.person.token}` },
  });
  expect(await report.text()).toMatch(/Ronde 1[\s\S]*Urgentie[\s\S]*wethouder wacht[\s\S]*Ronde 2/);
});

test('only participants give a ballot, and nobody gives one that is too large', async () => {
  const karin = await listen('Karin', 'facilitator');
  const olga = await listen('Olga', 'observer');
  const anna = await listen('Anna', 'participant');
  for (const one of [karin, olga]) {
    expect(await cast(one, 'sheet/review-1', answers('een'))).toEqual({ ok: false, reason: 'notAllowed' });
  }
  for (const content of [
    answers('x'.repeat(1001)),
    answers(...Array.from({ length: 11 }, (_, index) => `${index}`)),
    answers('   '),
    rating(6, ''),
  ]) {
    expect(await cast(anna, 'sheet/review-1', content)).toEqual({ ok: false, reason: 'malformed' });
  }
  await tell(karin, { type: 'freeze' });
  expect(await cast(anna, 'sheet/review-1', answers('een'))).toEqual({ ok: false, reason: 'frozen' });
});
