import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { addLine, readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import { stateVectorMessage } from './bytes.ts';
import { type Gathering, gather, open, type Person, sessionWhere, untilSynced } from './people.ts';

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

const notesOn = ({ doc }: WebsocketProvider): string[] =>
  Object.values(readBoard(doc).notes)
    .map((note) => note.text)
    .sort();

function firstSheet({ doc }: WebsocketProvider): string {
  return Object.keys(readBoard(doc).sheets)[0] ?? '';
}

function onBoard(person: Person): Promise<WebsocketProvider> {
  return untilSynced(person.provider('board'));
}

/** Two participants at work as a pair, and who is left out. */
async function pairAtWork() {
  const karin = await room.person('Karin', 'facilitator');
  const anna = await room.person('Anna', 'participant');
  const bram = await room.person('Bram', 'participant');
  const samira = await room.person('Samira', 'participant');
  const wim = await room.person('Wim', 'participant');
  const olga = await room.person('Olga', 'observer');
  const sockets = [karin, anna, bram, samira, wim].map((person) => person.socket());
  const [facilitator] = sockets;
  if (!facilitator) throw new Error('nobody is there');
  const present = ({ roster }: { roster: readonly { connected: boolean }[] }) =>
    roster.filter(({ connected }) => connected).length === sockets.length;
  await sessionWhere(facilitator, present);
  expect(await facilitator.emitWithAck('command', { type: 'proposePairs' })).toEqual({ ok: true });
  const working = sessionWhere(facilitator, ({ round }) => round.stage === 'working');
  expect(await facilitator.emitWithAck('command', { type: 'startPairs', seconds: 600 })).toEqual({
    ok: true,
  });
  const pair = (await working).round.pairs.find(({ members }) => members.includes(anna.id));
  if (!pair) throw new Error('Anna is in no pair');
  const people = [karin, anna, bram, samira, wim, olga];
  const partner = people.find(({ id }) => id !== anna.id && pair.members.includes(id));
  if (!partner) throw new Error('Anna has no partner');
  return {
    document: `pair/${pair.id}` as const,
    anna,
    partner,
    outsiders: people.filter(({ id }) => !pair.members.includes(id)),
  };
}

test('an unchanged provider joins the board and grows one board with others', async () => {
  const anna = await onBoard(await room.person('Anna', 'participant'));
  const bram = await onBoard(await room.person('Bram', 'participant'));
  expect(firstSheet(anna)).not.toBe('');
  addNote(anna.doc, { sheet: firstSheet(anna), text: 'van Anna' });
  addNote(bram.doc, { sheet: firstSheet(bram), text: 'van Bram' });
  await expect.poll(() => notesOn(anna)).toEqual(['van Anna', 'van Bram']);
  await expect.poll(() => notesOn(bram)).toEqual(['van Anna', 'van Bram']);
  expect(readBoard(anna.doc)).toEqual(readBoard(bram.doc));
});

test('what was written while a provider was away arrives when it is back', async () => {
  const anna = await onBoard(await room.person('Anna', 'participant'));
  const bram = await onBoard(await room.person('Bram', 'participant'));
  anna.disconnect();
  addNote(anna.doc, { sheet: firstSheet(anna), text: 'in de tunnel' });
  addNote(bram.doc, { sheet: firstSheet(bram), text: 'op het perron' });
  anna.connect();
  await expect.poll(() => notesOn(anna)).toEqual(['in de tunnel', 'op het perron']);
  await expect.poll(() => notesOn(bram)).toEqual(['in de tunnel', 'op het perron']);
});

test('an observer’s writes are refused and nobody else notices', async () => {
  const anna = await onBoard(await room.person('Anna', 'participant'));
  const olga = await onBoard(await room.person('Olga', 'observer'));
  const before = Y.encodeStateVector(anna.doc);
  let told = 0;
  anna.doc.on('update', () => told++);
  const refused = new Promise((resolve) => {
    olga.messageHandlers[MESSAGE.permission] = resolve;
  });
  addNote(olga.doc, { sheet: firstSheet(olga), text: 'van de zijlijn' });
  await refused;
  expect(told).toBe(0);
  expect(Y.encodeStateVector(anna.doc)).toEqual(before);
  const late = await onBoard(await room.person('Bram', 'participant'));
  expect(notesOn(late)).toEqual([]);
});

test('a worksheet is written by its pair and does not exist for anybody else, on both carriers', async () => {
  const { document, anna, partner, outsiders } = await pairAtWork();
  const sheet = await untilSynced(anna.provider(document));
  const other = await untilSynced(partner.provider(document));
  addLine(sheet.doc, { question: 'question-1', caseOf: anna.id, text: 'alleen voor ons' });
  await expect.poll(() => readWorksheet(other.doc).map(({ text }) => text)).toEqual(['alleen voor ons']);
  expect(outsiders).toHaveLength(4);
  for (const outsider of outsiders) {
    const refused = outsider.provider(document);
    const code = await new Promise((resolve) => refused.on('closed', (event) => resolve(event.code)));
    expect(code).toBe(4403);
    expect(readWorksheet(refused.doc)).toEqual([]);
    const socket = outsider.socket();
    const heard: string[] = [];
    socket.on('bytes', (name) => heard.push(name));
    expect(await open(socket, document)).toEqual({ ok: false, reason: 'unknown' });
    const rejected = new Promise((resolve) => socket.on('rejected', (_name, reason) => resolve(reason)));
    socket.emit('bytes', document, stateVectorMessage());
    expect(await rejected).toBe('unknown');
    expect(heard).toEqual([]);
  }
});

test('somebody who is taken out of a pair is shown its worksheet no longer', async () => {
  const { document, anna, partner, outsiders } = await pairAtWork();
  const gone = await untilSynced(partner.provider(document));
  const closed = new Promise((resolve) => gone.on('closed', (event) => resolve(event.code)));
  const karin = outsiders[0]?.socket();
  expect(
    await karin?.emitWithAck('command', { type: 'moveToPair', participant: partner.id, pair: null }),
  ).toEqual({ ok: true });
  expect(await closed).toBe(4403);
  const sheet = await untilSynced(anna.provider(document));
  addLine(sheet.doc, { question: 'question-1', caseOf: anna.id, text: 'na het vertrek' });
  const again = partner.provider(document);
  expect(await new Promise((resolve) => again.on('closed', (event) => resolve(event.code)))).toBe(4403);
  expect([readWorksheet(gone.doc), readWorksheet(again.doc)]).toEqual([[], []]);
});

test('everybody is shown under the name that the session knows, whatever they say', async () => {
  const anna = await room.person('Anna', 'participant');
  const olga = await onBoard(await room.person('Olga', 'observer'));
  const mine = await onBoard(anna);
  mine.awareness.setLocalState({ user: { id: 'karin', name: 'Karin' }, cursor: { x: 1, y: 2 }, secret: 'x' });
  olga.awareness.setLocalState({ cursor: { x: 3, y: 4 } });
  const bram = await onBoard(await room.person('Bram', 'participant'));
  await expect
    .poll(() => bram.awareness.getStates().get(mine.doc.clientID))
    .toEqual({ user: { id: anna.id, name: 'Anna' }, cursor: { x: 1, y: 2 } });
  expect(bram.awareness.getStates().has(olga.doc.clientID)).toBe(false);
  mine.destroy();
  await expect.poll(() => bram.awareness.getStates().has(mine.doc.clientID)).toBe(false);
});

test('a token opens its own session only', async () => {
  const anna = await room.person('Anna', 'participant');
  const elsewhere = await gather(server.address);
  const url = `${server.address.replace('http', 'ws')}/yjs/${elsewhere.session.code}/board?token=${anna.token}`;
  const socket = new WebSocket(url);
  const code = await new Promise((resolve) =>
    socket.addEventListener('close', (event) => resolve(event.code)),
  );
  expect(code).toBe(4403);
});
