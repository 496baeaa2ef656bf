import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import { type Gathering, gather, type Person, sessionWhere } from './people.ts';

let server: TestServer;
let room: Gathering;
let karin: Person;
let anna: Person;
/** On the roster, without a device. */
let piet: string;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  room = await gather(server.address);
  [karin, anna] = [await room.person('Karin', 'facilitator'), await room.person('Anna', 'participant')];
  const socket = karin.socket();
  const added = sessionWhere(socket, ({ roster }) => roster.some(({ name }) => name === 'Piet'));
  await socket.emitWithAck('command', { type: 'addPerson', name: 'Piet', department: '' });
  piet = (await added).roster.find(({ name }) => name === 'Piet')?.id ?? '';
});
afterEach(() => room.leave());

function send(path: string, body: object, token?: string): Promise<Response> {
  return fetch(server.address + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
}

const ask = (participant: string, token: string) =>
  send(`/api/sessions/${room.session.code}/place`, { participant }, token);
const come = (body: object, code = room.session.code) => send(`/api/sessions/${code}/join`, body);

test('somebody who had no device comes in with one, by what a facilitator shows them, once', async () => {
  expect((await ask(piet, anna.token)).status).toBe(403);
  expect((await ask(anna.id, karin.token)).status).toBe(403);
  expect((await ask('nobody', karin.token)).status).toBe(404);
  const { ticket } = (await (await ask(piet, karin.token)).json()) as { ticket: string };
  const seen = await fetch(`${server.address}/api/sessions/${room.session.code}/invitation`, {
    headers: { 'x-verbindbord-secret': ticket },
  });
  expect(await seen.json()).toMatchObject({ role: 'participant', returning: { name: 'Piet' } });
  const other = await gather(server.address);
  expect((await come({ secret: ticket }, other.session.code)).status).toBe(404);
  expect((await come({ secret: ticket, name: 'Mallory' })).status).toBe(403);
  const taken = await come({ secret: ticket });
  expect(await taken.json()).toMatchObject({ participantId: piet, role: 'participant' });
  expect((await come({ secret: ticket })).status).toBe(404);
  expect((await ask(piet, karin.token)).status).toBe(403);
});

test('what a facilitator gave for them is theirs from then on, and nobody gives it for them any more', async () => {
  const content: BallotContent = { kind: 'dots', dots: [], done: true };
  const rating: BallotContent = { kind: 'rating', marks: [], done: true };
  const socket = karin.socket();
  await socket.emitWithAck('command', { type: 'goToStep', step: 'conditions' });
  const cast = (given: BallotContent) =>
    socket.emitWithAck('command', {
      type: 'castBallot',
      ballot: 'step/conditions',
      content: given,
      for: piet,
    });
  expect(await cast(content)).toMatchObject({ ok: false, reason: 'malformed' });
  expect(await cast(rating)).toEqual({ ok: true });
  const { ticket } = (await (await ask(piet, karin.token)).json()) as { ticket: string };
  const connected = sessionWhere(socket, ({ roster }) =>
    roster.some(({ id, hasDevice }) => id === piet && hasDevice),
  );
  const joined = (await (await come({ secret: ticket })).json()) as Joined;
  expect((await connected).roster.find(({ id }) => id === piet)).toMatchObject({
    name: 'Piet',
    hasDevice: true,
  });
  expect(await cast(rating)).toEqual({ ok: false, reason: 'notAllowed' });
  expect(joined.participantId).toBe(piet);
});
