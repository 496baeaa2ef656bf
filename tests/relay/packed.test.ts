import { inflateRawSync } from 'node:zlib';
import { addNote } from '@verbindbord/shared/board/note.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { startServer, type TestServer } from '../server.ts';
import { stateVectorMessage } from './bytes.ts';
import { gather, open, type Person, untilSynced } from './people.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** The first message that somebody gets who opens the board. */
async function firstMessage(person: Person): Promise<Uint8Array> {
  const socket = person.socket();
  expect(await open(socket, 'board')).toMatchObject({ ok: true });
  const first = new Promise<Uint8Array>((resolve) =>
    socket.once('bytes', (_name, bytes) => resolve(new Uint8Array(bytes))),
  );
  socket.emit('bytes', 'board', stateVectorMessage());
  const message = await first;
  socket.disconnect();
  return message;
}

test('a hall gets a large board packed; a standard client gets it as it is', async () => {
  const room = await gather(server.address);
  const anna = await untilSynced((await room.person('Anna', 'participant')).provider('board'));
  for (let note = 0; note < 200; note++) addNote(anna.doc, { sheet: 'vel', text: `een zorg van ${note}` });
  const bram = await room.person('Bram', 'participant');
  // The first who comes in after so many changes has a snapshot made, and does not wait for it to be packed.
  await expect.poll(async () => (await firstMessage(bram))[0]).toBe(MESSAGE.packed);

  const message = await firstMessage(bram);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, new Uint8Array(inflateRawSync(message.subarray(1))));
  expect(doc.getMap('notes').toJSON()).toEqual(anna.doc.getMap('notes').toJSON());
  const carla = await untilSynced((await room.person('Carla', 'participant')).provider('board'));
  expect(carla.doc.getMap('notes').toJSON()).toEqual(anna.doc.getMap('notes').toJSON());
  room.leave();
});
