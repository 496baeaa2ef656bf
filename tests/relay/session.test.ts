import * as parser from '@verbindbord/shared/protocol/parser.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import type { PairProgress, SessionState } from '@verbindbord/shared/session/state.ts';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import { type Gathering, gather, type MemberSocket, open, post, sessionWhere } from './people.ts';

let server: TestServer;
let room: Gathering;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  room = await gather(server.address);
});
afterEach(() => room.leave());

const connected = (count: number) => (state: SessionState) =>
  state.roster.filter((person) => person.connected).length === count;

async function reached(socket: MemberSocket, test: (state: SessionState) => boolean, act: () => void) {
  const reaching = sessionWhere(socket, test);
  act();
  return await reaching;
}

test('each sees the session as their role may, at every change, and at once after a change of role', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const anna = await room.person('Anna', 'participant');
  const bram = await room.person('Bram', 'participant');
  const views: SessionState[] = [];
  const annas = anna.socket();
  annas.on('session', (state) => views.push(state));
  await reached(karin, connected(3), () => bram.socket());
  const proposed = await reached(
    karin,
    ({ round }) => round.stage === 'proposed',
    () => karin.emit('command', { type: 'proposePairs' }, () => {}),
  );
  expect(proposed.round.pairs).toHaveLength(1);
  await expect.poll(() => views.at(-1)?.version).toBe(proposed.version);
  expect(views.map(({ round }) => round.stage)).not.toContain('proposed');
  const promoted = await reached(
    annas,
    ({ round }) => round.stage === 'proposed',
    () => karin.emit('command', { type: 'setRole', participant: anna.id, role: 'facilitator' }, () => {}),
  );
  expect(promoted.round.pairs).toEqual(proposed.round.pairs);
  const demoted = await reached(
    annas,
    ({ round }) => round.stage === 'none',
    () => karin.emit('command', { type: 'setRole', participant: anna.id, role: 'participant' }, () => {}),
  );
  expect(demoted.round.pairs).toEqual([]);
});

test('a person with two pages is there until the last one is closed', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const anna = await room.person('Anna', 'participant');
  const first = anna.socket();
  const second = anna.provider('board');
  await sessionWhere(karin, connected(2));
  await expect.poll(() => second.synced).toBe(true);
  first.disconnect();
  const bram = await room.person('Bram', 'participant');
  const view = await reached(karin, connected(3), () => bram.socket());
  expect(view.roster.find(({ id }) => id === anna.id)?.connected).toBe(true);
  await reached(karin, connected(2), () => second.destroy());
});

test('progress of pairs goes to facilitators and the wall, and to nobody else', async () => {
  const heard: string[] = [];
  const hear = (name: string, socket: MemberSocket): MemberSocket =>
    socket.on('progress', (progress: readonly PairProgress[]) => heard.push(`${name} ${progress.length}`));
  const karin = hear('facilitator', (await room.person('Karin', 'facilitator')).socket());
  hear('participant', (await room.person('Anna', 'participant')).socket());
  hear('participant', (await room.person('Bram', 'participant')).socket());
  hear('observer', (await room.person('Olga', 'observer')).socket());
  const { code, links } = room.session;
  const wall = await post<Joined>(`${server.address}/api/sessions/${code}/join`, {
    secret: new URL(links.observer).hash.slice(1),
    presenter: true,
  });
  const auth = { version: PROTOCOL_VERSION, code, token: wall.token };
  const screen = hear(
    'wall',
    io(server.address, { auth, forceNew: true, parser, transports: ['websocket'] }),
  );
  await sessionWhere(karin, connected(5));
  await karin.emitWithAck('command', { type: 'proposePairs' });
  await karin.emitWithAck('command', { type: 'startPairs', seconds: 60 });
  await expect.poll(() => heard, { timeout: 5000 }).toContain('facilitator 1');
  await expect.poll(() => heard, { timeout: 5000 }).toContain('wall 1');
  expect(new Set(heard.map((line) => line.split(' ')[0]))).toEqual(new Set(['facilitator', 'wall']));
  screen.disconnect();
});

test('the door asks for the department when a facilitator wants that, and the group sees it', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  await sessionWhere(karin, connected(1));
  const { code, links } = room.session;
  const door = `${server.address}/api/sessions/${code}`;
  const invitation = async () => await (await fetch(`${door}/invitation`)).json();
  expect(await invitation()).toMatchObject({ departments: null });
  await karin.emitWithAck('command', { type: 'setDepartments', departments: ['Zorg', 'Ruimte'] });
  expect(await invitation()).toMatchObject({ departments: ['Zorg', 'Ruimte'] });
  const secret = new URL(links.participant).hash.slice(1);
  const joined = sessionWhere(karin, ({ roster }) => roster.length === 2);
  await post<Joined>(`${door}/join`, { secret, name: 'Anna', department: ' Zorg ' });
  expect((await joined).roster[1]).toMatchObject({ name: 'Anna', department: 'Zorg', hasDevice: true });
});

test('the code of a pair is told to its members and to nobody else', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const [anna, olga] = [await room.person('Anna', 'participant'), await room.person('Olga', 'observer')];
  const [annas, olgas] = [anna.socket(), olga.socket()];
  await sessionWhere(karin, connected(3));
  await karin.emitWithAck('command', { type: 'proposePairs' });
  const working = sessionWhere(annas, ({ round }) => round.stage === 'working');
  await karin.emitWithAck('command', { type: 'startPairs', seconds: 60 });
  const pair = (await working).round.pairs[0]?.id ?? '';
  const told = await annas.emitWithAck('code', pair);
  expect(told).toEqual({ ok: true, code: expect.stringMatching(/^[0-9A-Z]{5}$/) });
  for (const socket of [karin, olgas]) {
    expect(await socket.emitWithAck('code', pair)).toEqual({ ok: false, reason: 'unknown' });
  }
  const code = told.ok ? told.code : '';
  expect(await karin.emitWithAck('command', { type: 'useCode', pair, code })).toEqual({ ok: true });
  expect(await open(karin, `pair/${pair}`)).toMatchObject({ ok: true });
});

test('a page of an older version is told to reload, and a token that is none is told so', async () => {
  const { code } = room.session;
  for (const [auth, reason] of [
    [{ version: PROTOCOL_VERSION - 1, code, token: 'x' }, 'outdated'],
    [{ version: PROTOCOL_VERSION, code, token: 'x' }, 'noAccess'],
    [{ version: PROTOCOL_VERSION, code: '00000000', token: 'x' }, 'noAccess'],
    [{}, 'noAccess'],
  ] as const) {
    const socket = io(server.address, { auth, forceNew: true, parser, transports: ['websocket'] });
    expect(
      await new Promise((resolve) => socket.on('connect_error', ({ message }) => resolve(message))),
    ).toBe(reason);
    socket.disconnect();
  }
});
