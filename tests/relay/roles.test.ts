import type { Command } from '@verbindbord/shared/session/commands.ts';
import type { Joined, RenewedLinks } from '@verbindbord/shared/session/requests.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import {
  type Gathering,
  gather,
  type MemberSocket,
  open,
  post,
  sessionWhere,
  untilSynced,
} from './people.ts';

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

const api = (path: string): string => `${server.address}/api/sessions/${room.session.code}/${path}`;
const standing = async (token: string): Promise<unknown> =>
  (await fetch(api('standing'), { headers: { authorization: `Bearer ${token}` } })).json();
const give = (socket: MemberSocket, command: Command) => socket.timeout(5000).emitWithAck('command', command);
const secretOf = (link: string | undefined): string => new URL(link ?? '').hash.slice(1);

function attempt(secret: string | undefined, name = 'Mallory'): Promise<Response> {
  return fetch(api('join'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret, name }),
  });
}

test('who is put out loses every connection at once, and gets in nowhere with the same token', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const anna = await room.person('Anna', 'participant');
  const own = anna.socket();
  const seen: SessionState[] = [];
  own.on('session', (state) => seen.push(state));
  expect(await open(own, 'board')).toMatchObject({ ok: true });
  const provider = await untilSynced(anna.provider('board'));
  provider.shouldConnect = false;
  const closedAt: number[] = [];
  provider.on('connection-close', () => closedAt.push(performance.now()));
  own.on('disconnect', () => closedAt.push(performance.now()));
  const refused = new Promise((resolve) => own.once('connect_error', ({ message }) => resolve(message)));
  const start = performance.now();
  expect(await give(karin, { type: 'removePerson', participant: anna.id })).toEqual({ ok: true });
  await expect.poll(() => closedAt).toHaveLength(2);
  expect(Math.max(...closedAt) - start).toBeLessThan(1000);
  expect(await refused).toBe('noAccess');
  expect(seen.at(-1)?.roster.some(({ id }) => id === anna.id)).toBe(true);
  expect(await standing(anna.token)).toEqual({ standing: 'out' });
  const file = await fetch(api('export.json'), { headers: { authorization: `Bearer ${anna.token}` } });
  expect(file.status).toBe(404);
  expect(await give(karin, { type: 'bringBack', participant: anna.id })).toEqual({ ok: true });
  expect(await standing(anna.token)).toEqual({ standing: 'in' });
});

test('how much everybody made is told to facilitators, and to nobody else', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  const anna = (await room.person('Anna', 'participant')).socket();
  expect(await karin.emitWithAck('made')).toEqual({ ok: true, things: {} });
  expect(await anna.emitWithAck('made')).toEqual({ ok: false, reason: 'notAllowed' });
});

test('newcomers wait at a door that is kept by hand, whatever link of participants or observers they hold', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  expect(await give(karin, { type: 'setOpen', open: true, byHand: true })).toEqual({ ok: true });
  const knocked = sessionWhere(karin, ({ door }) => door.knocking.length === 4);
  const { participant, observer } = room.session.links;
  const waiting: Joined[] = [];
  for (const body of [
    { name: 'Wim' },
    { name: 'Ties', secret: secretOf(participant) },
    { name: 'Olga', secret: secretOf(observer) },
    { secret: secretOf(observer), presenter: true },
  ]) {
    waiting.push(await post<Joined>(api('join'), body));
  }
  expect(waiting.map(({ isWaiting }) => isWaiting)).toEqual([true, true, true, true]);
  const { door, roster } = await knocked;
  expect(door.knocking.map(({ role }) => role)).toEqual([
    'participant',
    'participant',
    'observer',
    'presenter',
  ]);
  expect(roster).toHaveLength(1);
  const [wim, ties] = waiting;
  if (!wim || !ties) throw new Error('Nobody waits.');
  const early = room.withToken(wim.token).socket();
  expect(await new Promise((resolve) => early.once('connect_error', ({ message }) => resolve(message)))).toBe(
    'noAccess',
  );
  await give(karin, { type: 'answerDoor', participants: [wim.participantId], letIn: true });
  await give(karin, { type: 'answerDoor', participants: [ties.participantId], letIn: false });
  expect([await standing(wim.token), await standing(ties.token)]).toEqual([
    { standing: 'in' },
    { standing: 'out' },
  ]);
  expect(await open(room.withToken(wim.token).socket(), 'board')).toMatchObject({ ok: true });
});

test('a door that is shut lets in nobody new but who has a link of facilitators or the recovery code', async () => {
  const karin = await room.person('Karin', 'facilitator');
  expect(await give(karin.socket(), { type: 'setOpen', open: false })).toEqual({ ok: true });
  const { links, recoveryCode } = room.session;
  const of = async (secret: string | undefined) => (await attempt(secret)).status;
  expect(await of(undefined)).toBe(404);
  expect(await of(secretOf(links.participant))).toBe(404);
  expect(await of(secretOf(links.observer))).toBe(404);
  expect(await of(secretOf(links.facilitator))).toBe(200);
  const recovered = await post<Joined>(api('join'), { secret: recoveryCode.toLowerCase(), name: 'Karin' });
  expect(recovered).toMatchObject({ role: 'facilitator', isWaiting: false });
  const anywhere = room.withToken(recovered.token).socket();
  expect(await give(anywhere, { type: 'freeze' })).toEqual({ ok: true });
});

test('links are renewed by facilitators alone, and the old ones get the answer of a wrong one', async () => {
  const karin = await room.person('Karin', 'facilitator');
  const anna = await room.person('Anna', 'participant');
  const renew = (token: string, roles: readonly string[]): Promise<Response> =>
    fetch(api('links'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ roles }),
    });
  expect((await renew(anna.token, ['participant'])).status).toBe(403);
  expect((await renew('niemand', ['participant'])).status).toBe(404);
  expect((await renew(karin.token, [])).status).toBe(400);
  expect((await renew(karin.token, ['presenter'])).status).toBe(400);
  const told = sessionWhere(anna.socket(), ({ door }) => door.entry !== '');
  const { links } = (await (await renew(karin.token, ['participant', 'observer'])).json()) as RenewedLinks;
  const { door } = await told;
  const wrong = await (await attempt('wrong')).text();
  for (const old of [room.session.links.participant, room.session.links.observer]) {
    expect(await (await attempt(secretOf(old))).text()).toBe(wrong);
  }
  expect(await (await attempt(undefined)).text()).toBe(wrong);
  expect((await attempt(secretOf(links.participant), 'Wim')).status).toBe(200);
  expect((await attempt(door.entry, 'Ties')).status).toBe(200);
  expect((await attempt(secretOf(room.session.links.facilitator), 'Joost')).status).toBe(200);
});

test('who tries the four signs behind a code is counted as who tries codes', async () => {
  const small = await startServer({ CODE_TRIES_PER_ADDRESS: '3' });
  const { session } = await gather(small.address);
  const statuses: number[] = [];
  for (const secret of ['0000', '1111', '2222', '3333']) {
    const response = await fetch(`${small.address}/api/sessions/${session.code}/invitation`, {
      headers: { 'x-verbindbord-secret': secret },
    });
    statuses.push(response.status);
  }
  await small.stop();
  expect(statuses).toEqual([404, 404, 404, 429]);
});
