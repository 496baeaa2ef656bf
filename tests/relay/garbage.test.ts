import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf } from '@verbindbord/shared/board/roots.ts';
import { MAX_MESSAGE_BYTES } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import { updateMessage } from './bytes.ts';
import { DeafSocket, FRAME } from './DeafSocket.ts';
import { type Gathering, gather, open, type Person, untilSynced } from './people.ts';

/**
 * One session runs through all of these tests, with somebody at work in it: whatever is thrown at the server,
 * each of them ends with her board as it was and still in step with the server.
 */
/** A close frame with 4403 in it. */
const GOODBYE = Buffer.from([0x11, 0x33]);

let server: TestServer;
let room: Gathering;
let anna: WebsocketProvider;
let bram: WebsocketProvider;
let mallory: Person;
let notes = 0;

beforeAll(async () => {
  server = await startServer({ SESSIONS_PER_HOUR: '1000' });
  room = await gather(server.address);
  anna = await untilSynced((await room.person('Anna', 'participant')).provider('board'));
  bram = await untilSynced((await room.person('Bram', 'participant')).provider('board'));
});
// Somebody new each time: who was refused often is not forgiven much for a while, also on another connection.
beforeEach(async () => {
  mallory = await room.person('Mallory', 'participant');
});
afterAll(async () => {
  room.leave();
  await server.stop();
});

async function expectUntouched(): Promise<void> {
  const { sheets } = readBoard(anna.doc);
  addNote(anna.doc, { sheet: Object.keys(sheets)[0] ?? '', text: `gewoon door ${++notes}` });
  await expect.poll(() => Object.keys(readBoard(bram.doc).notes)).toHaveLength(notes);
  expect(readBoard(bram.doc)).toEqual(readBoard(anna.doc));
  expect([anna.wsUnsuccessfulReconnects, bram.wsUnsuccessfulReconnects]).toEqual([0, 0]);
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
}

function plain(headers: Record<string, string> = {}): Promise<WebSocket> {
  const url = `${server.address.replace('http', 'ws')}/yjs/${room.session.code}/board?token=${mallory.token}`;
  // The option is Node's own.
  const socket = new WebSocket(url, { headers } as unknown as string[]);
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('error', () => reject(new Error('refused')));
  });
}

const closed = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));

/** Updates that Yjs itself would take, or choke on, and that no board should have. */
function poison(): Record<string, Uint8Array> {
  const make = (write: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc();
    write(doc);
    return Y.encodeStateAsUpdate(doc);
  };
  const gap = new Y.Doc();
  gap.getMap('settings').set('caseTitle', 'een');
  const known = Y.encodeStateVector(gap);
  gap.getMap('settings').set('caseTitle', 'twee');
  return {
    'another root': make((doc) => doc.getMap('admin').set('x', 1)),
    'a list in a root': make((doc) => doc.getArray('notes').push([1])),
    'a text as a root': make((doc) => doc.getText('notes').insert(0, 'x')),
    'a thing that is a number': make((doc) => doc.getMap('stakeholders').set('x', 5)),
    'a thing that is a list': make((doc) => doc.getMap('notes').set('x', new Y.Array())),
    'a document in the document': make((doc) => doc.getMap('notes').set('x', new Y.Doc())),
    'a map in a field': make((doc) => {
      doc.getMap('notes').set('x', new Y.Map([['text', new Y.Map([['deep', 1]])]]));
    }),
    bytes: make((doc) => doc.getMap('settings').set('caseTitle', new Uint8Array(10))),
    'formatted text': make((doc) => {
      const text = new Y.Text();
      doc.getMap('notes').set('x', new Y.Map([['text', text]]));
      text.insert(0, 'x', { bold: true });
    }),
    'a text that is too long': make((doc) => {
      doc.getMap('notes').set('x', new Y.Map([['text', new Y.Text('x'.repeat(20_000))]]));
    }),
    'a gap': Y.encodeStateAsUpdate(gap, known),
    'version 2': Y.encodeStateAsUpdateV2(gap),
    // No structs; client 7 deletes one struct at clock 1000.
    'deletes of what is not there': new Uint8Array([0, 1, 7, 1, 0xe8, 0x07, 1]),
  };
}

test.each(Object.entries(poison()))('an update with %s is refused', async (_what, update) => {
  const socket = mallory.socket();
  expect(await open(socket, 'board')).toMatchObject({ ok: true });
  const rejected = new Promise((resolve) =>
    socket.on('rejected', (_name, reason, count) => resolve([reason, count])),
  );
  socket.emit('bytes', 'board', updateMessage(update));
  expect(await rejected).toEqual([expect.stringMatching(/malformed|tooLarge/), 1]);
  expect([...rootOf(anna.doc, 'notes').keys()]).not.toContain('x');
  await expectUntouched();
  socket.disconnect();
});

test('random bytes on the plain carrier end at most their own connection', async () => {
  for (let round = 0; round < 5; round++) {
    const socket = await plain();
    const end = closed(socket);
    for (let count = 0; count < 100; count++) socket.send(randomBytes(1 + ((count * 37) % 300)));
    expect(await end).toBe(4403);
  }
  await expectUntouched();
});

test('who is sent away and stays is not listened to', async () => {
  const socket = await DeafSocket.open(
    `${server.address}/yjs/${room.session.code}/board?token=${mallory.token}`,
  );
  for (let count = 0; count < 100; count++) await socket.send(FRAME.binary, new Uint8Array([9]));
  await expect.poll(() => socket.heard.includes('malformed') && socket.heard.includes(GOODBYE)).toBe(true);
  const doc = new Y.Doc();
  addNote(doc, { id: 'x', sheet: 'vel', text: 'x' });
  await socket.send(FRAME.binary, updateMessage(Y.encodeStateAsUpdate(doc)));
  await expectUntouched();
  expect([...rootOf(anna.doc, 'notes').keys()]).not.toContain('x');
  socket.destroy();
});

test.each([
  ['events that nobody knows', '2["nothing"]'],
  ['answers to what nobody asked', '35[]'],
  ['documents to be shut', '2["shut","board"]'],
])('who goes on sending %s is sent away', async (_what, packet) => {
  const socket = mallory.socket();
  await open(socket, 'board');
  const ended = new Promise((resolve) => socket.on('disconnect', resolve));
  for (let count = 0; count < 2000; count++) socket.io.engine.write(packet);
  expect(await ended).toBe('io server disconnect');
  socket.disconnect();
  await expectUntouched();
});

test('who says goodbye over socket.io and stays is sent away', async () => {
  const socket = await DeafSocket.open(`${server.address}/socket.io/?EIO=4&transport=websocket`);
  const auth = { version: PROTOCOL_VERSION, code: room.session.code, token: mallory.token };
  await socket.send(FRAME.text, `40${JSON.stringify(auth)}`);
  await expect.poll(() => socket.heard.includes('40{"sid"')).toBe(true);
  await socket.send(FRAME.text, '41');
  await expect.poll(() => socket.heard.includes(Buffer.from([FRAME.close, 0]))).toBe(true);
  socket.destroy();
  await expectUntouched();
});

test('a length that reaches beyond its message reads nothing of others', async () => {
  const socket = await plain();
  const answer = new Promise<Uint8Array>((resolve) => {
    socket.addEventListener('message', ({ data }) => resolve(new Uint8Array(data)));
  });
  // A state vector that says to be 200 bytes long, and is one.
  socket.send(new Uint8Array([0, 0, 200, 1, 1]));
  expect([...(await answer)].slice(0, 2)).toEqual([2, 0]);
  socket.close();
  await expectUntouched();
});

test('random bytes and shapes on socket.io end at most their own connection', async () => {
  const socket = mallory.socket();
  await open(socket, 'board');
  const ended = new Promise((resolve) => socket.on('disconnect', resolve));
  const emit = socket.emit.bind(socket) as (event: string, ...args: unknown[]) => void;
  for (const event of ['open', 'shut', 'bytes', 'command', 'clock', 'disconnecting2', 'message']) {
    for (const args of [
      [],
      [null],
      [{}, 5],
      ['board', randomBytes(50)],
      [[], () => {}],
      ['__proto__', 'x'],
    ]) {
      emit(event, ...args);
    }
  }
  for (let count = 0; count < 100; count++) emit('bytes', 'board', randomBytes(200));
  await ended;
  await expectUntouched();
});

test('a command that is none is refused with a reason', async () => {
  const socket = mallory.socket();
  const ask = socket.emitWithAck.bind(socket) as (event: string, ...args: unknown[]) => Promise<unknown>;
  for (const command of [
    null,
    5,
    'freeze',
    {},
    { type: 'explode' },
    { type: 'goToStep' },
    { type: 'rename' },
  ]) {
    expect(await ask('command', command)).toEqual({ ok: false, reason: 'malformed' });
  }
  expect(await ask('command')).toEqual({ ok: false, reason: 'malformed' });
  expect(await ask('command', { type: 'freeze' })).toEqual({ ok: false, reason: 'notAllowed' });
  expect(await ask('open', 'pair/../board')).toEqual({ ok: false, reason: 'unknown' });
  await expectUntouched();
  socket.disconnect();
});

test('a message that is too large ends its own connection', async () => {
  const socket = await plain();
  const end = closed(socket);
  socket.send(new Uint8Array(MAX_MESSAGE_BYTES + 1000));
  expect(await end).toBe(1009);
  await expectUntouched();
});

test('a body of 20 MB is refused', async () => {
  const body = JSON.stringify({ title: 'x'.repeat(21 * 1024 * 1024) });
  for (const [path, reason] of [
    ['/api/sessions', 'tooLarge'],
    [`/api/sessions/${room.session.code}/join`, 'tooLarge'],
  ]) {
    const response = await fetch(server.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([response.status, await response.json()]).toEqual([413, { ok: false, reason }]);
  }
  await expectUntouched();
});

test('bodies that are not what they should be are refused', async () => {
  const send = (path: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
    fetch(server.address + path, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json' };
  const malformed = { ok: false, reason: 'malformed' };
  for (const [headers, body] of [
    [json, '{'],
    [json, 'null'],
    [json, '[]'],
    [json, '{"title":""}'],
    [json, '{"from":{"format":"verbindbord","version":1}}'],
    [json, '{"title":"x","language":"tlh"}'],
    [json, new Uint8Array(randomBytes(1000))],
    [{ 'content-type': 'text/plain' }, '{"title":"x"}'],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'title=x'],
    [{ ...json, 'content-encoding': 'gzip' }, 'no gzip'],
  ] as const) {
    const response = await send('/api/sessions', headers, body);
    expect([response.status, await response.json()]).toEqual([400, malformed]);
  }
  await expectUntouched();
});

test('a wrong secret, an unknown code and a closed one get the same answer', async () => {
  const karin = (await room.person('Karin', 'facilitator')).socket();
  expect(await karin.emitWithAck('command', { type: 'setOpen', open: false })).toEqual({ ok: true });
  const answers = new Set<string>();
  for (const [code, secret] of [
    [room.session.code, 'wrong'],
    [room.session.code, undefined],
    ['00000000', undefined],
    ['00000000', 'wrong'],
    ['%00', undefined],
  ]) {
    const response = await fetch(`${server.address}/api/sessions/${code}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret, name: 'Mallory' }),
    });
    answers.add(`${response.status} ${await response.text()}`);
  }
  expect([...answers]).toEqual(['404 {"ok":false,"reason":"noAccess"}']);
  expect(await karin.emitWithAck('command', { type: 'setOpen', open: true })).toEqual({ ok: true });
  karin.disconnect();
  await expectUntouched();
});

test('a page of another origin gets in nowhere', async () => {
  const origin = 'https://kwaad.example';
  const created = await fetch(`${server.address}/api/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: '{"title":"x"}',
  });
  expect([created.status, await created.json()]).toEqual([403, { ok: false, reason: 'notAllowed' }]);
  const polling = await fetch(`${server.address}/socket.io/?EIO=4&transport=polling`, {
    headers: { origin },
  });
  expect(polling.status).toBe(403);
  expect(polling.headers.get('access-control-allow-origin')).toBeNull();
  await expect(plain({ origin })).rejects.toThrow('refused');
  await expectUntouched();
});

test('an upgrade to nowhere is answered', async () => {
  const { hostname, port } = new URL(server.address);
  for (const path of [
    '/',
    '/yjs',
    '/yjs/x',
    '/ergens',
    '//',
    '/socket.ioo/',
    '/./socket.io/?EIO=4&transport=websocket',
    '/x/../socket.io/?EIO=4&transport=websocket',
  ]) {
    const socket = connect(Number(port), hostname);
    const answer = new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    expect(await answer).toMatch(/^HTTP\/1.1 404/);
    socket.destroy();
  }
  await expectUntouched();
});

test('a connection that breaks while it is upgraded takes nobody along', async () => {
  const { hostname, port } = new URL(server.address);
  for (const path of [
    '/ergens',
    '/./socket.io/?EIO=4&transport=websocket',
    '/socket.io/?EIO=4&sid=__proto__',
  ]) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    // An answer from the server on another connection: by then it has seen the upgrade.
    await fetch(`${server.address}/healthz`);
    socket.resetAndDestroy();
    await expectUntouched();
  }
});

test('the client id that somebody shows is nobody else’s to write with, before they have written', async () => {
  const carla = await untilSynced((await room.person('Carla', 'participant')).provider('board'));
  carla.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
  await expect.poll(() => anna.awareness.getStates().has(carla.doc.clientID)).toBe(true);
  const forged = new Y.Doc();
  forged.clientID = carla.doc.clientID;
  addNote(forged, { sheet: 'vel', text: 'niet van Carla' });
  const socket = mallory.socket();
  expect(await open(socket, 'board')).toMatchObject({ ok: true });
  const rejected = new Promise((resolve) => socket.on('rejected', (_name, reason) => resolve(reason)));
  socket.emit('bytes', 'board', updateMessage(Y.encodeStateAsUpdate(forged)));
  expect(await rejected).toBe('notAllowed');
  socket.disconnect();
  addNote(carla.doc, { sheet: 'vel', text: 'van Carla' });
  notes++;
  await expectUntouched();
});
