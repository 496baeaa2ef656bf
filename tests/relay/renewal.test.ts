import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { readVarString, readVarUint } from 'lib0/decoding';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WebsocketProvider } from 'y-websocket';
import { startServer, type TestServer } from '../server.ts';
import { type Gathering, gather, open, untilSynced } from './people.ts';
import { quarrel } from './quarrel.ts';

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

function denial(provider: WebsocketProvider): Promise<string> {
  return new Promise((resolve) => {
    provider.messageHandlers[MESSAGE.permission] = (_encoder, decoder) => {
      readVarUint(decoder);
      resolve(readVarString(decoder));
    };
  });
}

test('a board that was written anew while all were away is the same, and is not brought back', async () => {
  const anna = await room.person('Anna', 'participant');
  const bram = await room.person('Bram', 'participant');
  const [old, other] = [anna.provider('board'), bram.provider('board')];
  await Promise.all([untilSynced(old), untilSynced(other)]);
  quarrel(old.doc);
  await expect.poll(() => readBoard(other.doc)).toEqual(readBoard(old.doc));
  const before = readBoard(other.doc);
  old.disconnect();
  other.disconnect();

  const socket = bram.socket();
  await expect
    .poll(async () => {
      const opened = await open(socket, 'board');
      socket.emit('shut', 'board');
      return opened.ok ? opened.epoch : opened.reason;
    })
    .toBe(1);

  addNote(old.doc, { sheet: 'vel', text: 'in de tunnel' });
  const denied = denial(old);
  old.connect();
  expect(await denied).toBe('renewed');
  await expect.poll(() => old.shouldConnect).toBe(false);

  const fresh = await untilSynced(anna.provider('board'));
  expect(readBoard(fresh.doc)).toEqual(before);
  const beside = await untilSynced(bram.provider('board'));
  addNote(fresh.doc, { sheet: 'vel', text: 'nieuw' });
  await expect.poll(() => readBoard(beside.doc)).toEqual(readBoard(fresh.doc));
});
