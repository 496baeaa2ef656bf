import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { stateVectorMessage, updateMessage } from './bytes.ts';
import { type Gathering, gather, type MemberSocket, open, untilSynced } from './people.ts';

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

/** Somebody who writes note after note and keeps which of them were acknowledged. */
class Writer {
  readonly #socket: MemberSocket;
  readonly #doc = new Y.Doc();
  readonly #sent: string[] = [];
  #saved = 0;

  constructor(socket: MemberSocket) {
    this.#socket = socket;
    socket.on('saved', (_document, count) => {
      this.#saved = count;
    });
    this.#doc.on('update', (update) => socket.emit('bytes', 'board', updateMessage(update)));
  }

  get acknowledged(): readonly string[] {
    return this.#sent.slice(0, this.#saved);
  }

  async work(until: () => boolean): Promise<void> {
    await open(this.#socket, 'board');
    this.#socket.emit('bytes', 'board', stateVectorMessage());
    while (!until()) {
      this.#sent.push(addNote(this.#doc, { sheet: 'vel', text: `regel ${this.#sent.length}` }));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
}

test('a server that is killed in the middle of the work has everything that it acknowledged or showed', async () => {
  const reader = await untilSynced((await room.person('Bram', 'participant')).provider('board'));
  const people = await Promise.all(['Anna', 'Samira', 'Wim'].map((name) => room.person(name, 'participant')));
  const writers = people.map((person) => new Writer(person.socket()));
  let isKilled = false;
  const working = writers.map((writer) => writer.work(() => isKilled));
  await expect
    .poll(() => Math.min(...writers.map(({ acknowledged }) => acknowledged.length)))
    .toBeGreaterThan(50);
  await server.kill();
  isKilled = true;
  await Promise.all(working);
  const promised = writers.flatMap(({ acknowledged }) => acknowledged);
  const shown = Object.keys(readBoard(reader.doc).notes);
  room.leave();

  await server.startAgain();
  const late = await untilSynced((await room.person('Olga', 'observer')).provider('board'));
  const kept = new Set(Object.keys(readBoard(late.doc).notes));
  expect(promised.length).toBeGreaterThan(150);
  expect(promised.filter((note) => !kept.has(note))).toEqual([]);
  expect(shown.filter((note) => !kept.has(note))).toEqual([]);
});

test('roles, steps and people are as they were, and a provider goes on by itself', async () => {
  const karin = await room.person('Karin', 'facilitator');
  const socket = karin.socket();
  expect(await socket.emitWithAck('command', { type: 'goToStep', step: 'map' })).toEqual({ ok: true });
  expect(await socket.emitWithAck('command', { type: 'freeze' })).toEqual({ ok: true });
  const anna = await untilSynced((await room.person('Anna', 'participant')).provider('board'));
  await server.kill();
  await expect.poll(() => anna.wsconnected).toBe(false);
  const view = new Promise((resolve) => socket.once('session', resolve));
  await server.startAgain();
  expect(await view).toMatchObject({ step: 'map', frozen: { by: karin.id }, roster: [{ id: karin.id }, {}] });
  await expect.poll(() => anna.synced, { timeout: 10_000 }).toBe(true);
  addNote(anna.doc, { sheet: 'review-1', text: 'na de klap, bevroren' });
  expect(await socket.emitWithAck('command', { type: 'unfreeze' })).toEqual({ ok: true });
  const other = await untilSynced(karin.provider('board'));
  await expect.poll(() => Object.keys(readBoard(other.doc).notes)).toHaveLength(1);
});
