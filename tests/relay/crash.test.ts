import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ServerProcess } from '../journeys/serverProcess.ts';
import { type Gathering, gather, untilSynced } from './people.ts';

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
