import { DocumentLink } from '@verbindbord/client/src/connection/documentLink.ts';
import type { Loss } from '@verbindbord/client/src/connection/losses.ts';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { rootOf, textField } from '@verbindbord/shared/board/roots.ts';
import type { ClientEvents, ServerEvents } from '@verbindbord/shared/protocol/events.ts';
import * as parser from '@verbindbord/shared/protocol/parser.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import { type Access, accessTo } from '@verbindbord/shared/session/permissions.ts';
import type { Outcome } from '@verbindbord/shared/session/refusals.ts';
import type { CreatedSession, Joined } from '@verbindbord/shared/session/requests.ts';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';

/** Somebody with the client's own link to the board, over a real socket to a real server. */
interface Member {
  readonly id: string;
  readonly socket: Socket<ServerEvents, ClientEvents>;
  readonly link: DocumentLink;
  readonly rejections: Loss[];
}

let server: ServerProcess;
let session: CreatedSession;
const members: Member[] = [];

beforeAll(async () => {
  server = await ServerProcess.start();
});
afterAll(() => server.stop());

beforeEach(async () => {
  session = await post<CreatedSession>('/api/sessions', { title: 'Convergentie' });
});
afterEach(() => {
  for (const { link, socket } of members.splice(0)) {
    link.destroy();
    socket.disconnect();
  }
});

async function post<T>(path: string, body: object): Promise<T> {
  const response = await fetch(server.address + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} gave ${response.status}`);
  return (await response.json()) as T;
}

async function member(name: string, role: keyof CreatedSession['links']): Promise<Member> {
  const secret = new URL(session.links[role]).hash.slice(1);
  const { token, participantId } = await post<Joined>(`/api/sessions/${session.code}/join`, { secret, name });
  const socket: Member['socket'] = io(server.address, {
    auth: { version: PROTOCOL_VERSION, code: session.code, token },
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
    parser,
  });
  const rejections: Loss[] = [];
  let access: Outcome<{ readonly access: Access }> | null = null;
  socket.on('session', (state) => {
    access = accessTo({ ...state, frozen: null }, participantId, { kind: 'board' });
  });
  const link = new DocumentLink(socket, 'board', {
    changed: () => undefined,
    presence: () => undefined,
    rejected: (rejection) => rejections.push(rejection),
    isReader: () => access?.ok === true && !access.access.write,
  });
  const joined = { id: participantId, socket, link, rejections };
  members.push(joined);
  await expect.poll(() => link.state).toBe('open');
  return joined;
}

const notesOf = ({ link }: Member): string[] =>
  Object.values(readBoard(link.doc).notes)
    .map((note) => note.text)
    .sort();
const firstSheet = ({ link }: Member): string => [...rootOf(link.doc, 'sheets').keys()][0] ?? '';
const write = (one: Member, text: string): string => addNote(one.link.doc, { sheet: firstSheet(one), text });

test('what one writes is saved and reaches the other', async () => {
  const [karin, anna] = [await member('Karin', 'facilitator'), await member('Anna', 'participant')];
  write(anna, 'Gescheiden geldstromen');
  // On its way, or on a slow machine still waiting to be: what matters is that it is not called saved yet.
  expect(anna.link.saveState).not.toBe('saved');
  await expect.poll(() => anna.link.saveState).toBe('saved');
  await expect.poll(() => notesOf(karin)).toEqual(['Gescheiden geldstromen']);
});

test('two who type in one text keep each other’s letters', async () => {
  const [anna, bram] = [await member('Anna', 'participant'), await member('Bram', 'participant')];
  const note = write(anna, 'geld');
  await expect.poll(() => notesOf(bram)).toEqual(['geld']);
  textField(anna.link.doc, 'notes', note, 'text')?.insert(0, 'gescheiden ');
  textField(bram.link.doc, 'notes', note, 'text')?.insert(4, 'stromen');
  await expect.poll(() => notesOf(anna)).toEqual(['gescheiden geldstromen']);
  await expect.poll(() => notesOf(bram)).toEqual(['gescheiden geldstromen']);
});

test('a server that is killed loses nothing that was saved, and gets what was typed meanwhile', async () => {
  const [karin, anna] = [await member('Karin', 'facilitator'), await member('Anna', 'participant')];
  write(anna, 'voor de klap');
  await expect.poll(() => anna.link.saveState).toBe('saved');
  await server.kill();
  await expect.poll(() => anna.socket.connected || karin.socket.connected).toBe(false);
  write(anna, 'tijdens de klap');
  write(karin, 'ook van Karin');
  expect([anna.link.saveState, karin.link.saveState]).toEqual(['window', 'window']);
  await server.startAgain();
  const all = ['ook van Karin', 'tijdens de klap', 'voor de klap'];
  await expect.poll(() => notesOf(karin), { timeout: 10_000 }).toEqual(all);
  await expect.poll(() => notesOf(anna), { timeout: 10_000 }).toEqual(all);
  await expect.poll(() => anna.link.saveState).toBe('saved');
  const late = await member('Samira', 'participant');
  await expect.poll(() => notesOf(late)).toEqual(all);
});

test('what is written while the board is frozen is given back, and the document goes on as the server has it', async () => {
  const [karin, anna] = [await member('Karin', 'facilitator'), await member('Anna', 'participant')];
  expect(await karin.socket.emitWithAck('command', { type: 'freeze' })).toEqual({ ok: true });
  write(anna, 'net te laat');
  await expect.poll(() => anna.rejections.map(({ reason }) => reason)).toEqual(['frozen']);
  await expect.poll(() => anna.link.state).toBe('open');
  expect(notesOf(anna)).toEqual([]);
  expect(notesOf(karin)).toEqual([]);
  expect(await karin.socket.emitWithAck('command', { type: 'unfreeze' })).toEqual({ ok: true });
  anna.link.reopen();
  await expect.poll(() => anna.link.state).toBe('open');
  write(anna, 'nu wel');
  await expect.poll(() => notesOf(karin)).toEqual(['nu wel']);
  await expect.poll(() => anna.link.saveState).toBe('saved');
});

test('what was typed while away by somebody who only reads since is refused, and given back', async () => {
  const [karin, anna] = [await member('Karin', 'facilitator'), await member('Anna', 'participant')];
  anna.socket.disconnect();
  write(anna, 'in de tunnel');
  write(anna, 'er weer uit');
  const command = { type: 'setRole', participant: anna.id, role: 'observer' } as const;
  expect(await karin.socket.emitWithAck('command', command)).toEqual({ ok: true });
  anna.socket.connect();
  await expect.poll(() => anna.link.saveState).toBe('saved');
  expect(anna.rejections.map(({ reason }) => reason)).toEqual(['notAllowed']);
  const words = anna.rejections.map(({ text }) => text).join();
  expect([words.includes('in de tunnel'), words.includes('er weer uit')]).toEqual([true, true]);
  expect([notesOf(karin), notesOf(anna)]).toEqual([[], []]);
});

test('an observer reads along, is told when a change is refused, and nobody else notices', async () => {
  const [anna, olga] = [await member('Anna', 'participant'), await member('Olga', 'observer')];
  write(olga, 'van de zijlijn');
  await expect.poll(() => olga.rejections.map(({ reason }) => reason)).toEqual(['notAllowed']);
  write(anna, 'van het veld');
  await expect.poll(() => notesOf(olga)).toEqual(['van het veld']);
  expect(notesOf(anna)).toEqual(['van het veld']);
});
