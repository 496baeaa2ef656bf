import { addNote } from '@verbindbord/shared/board/note.ts';
import { readBoard } from '@verbindbord/shared/board/readBoard.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../server.ts';
import { openAndCount } from './beats.ts';
import { stateVectorMessage, updateMessage } from './bytes.ts';
import { gather, sessionWhere, untilSynced } from './people.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test('where WebSockets are blocked everything goes over long polling', async () => {
  const room = await gather(server.address);
  const bram = await untilSynced((await room.person('Bram', 'participant')).provider('board'));
  const socket = (await room.person('Anna', 'participant')).socket(['polling']);
  const view = sessionWhere(socket, ({ roster }) =>
    roster.some((one) => one.name === 'Anna' && one.connected),
  );
  const messages: number[][] = [];
  socket.on('bytes', (_document, bytes) => messages.push([...new Uint8Array(bytes)]));
  const acknowledged: number[] = [];
  await openAndCount(socket, 'board', (count) => acknowledged.push(count));
  socket.emit('bytes', 'board', stateVectorMessage());
  await expect.poll(() => messages.map((bytes) => bytes.slice(0, 2).join())).toContain('0,1');
  const update = new Promise<Uint8Array>((resolve) => bram.doc.once('update', resolve));
  addNote(bram.doc, { sheet: Object.keys(readBoard(bram.doc).sheets)[0] ?? '', text: 'van Bram' });
  // Said again by somebody else, it brings nothing new and is acknowledged all the same.
  socket.emit('bytes', 'board', updateMessage(await update));
  await expect.poll(() => acknowledged).toEqual([1]);
  // A beat with changes in it.
  await expect.poll(() => messages.some(([kind, parts = 0]) => kind === 4 && (parts & 1) === 1)).toBe(true);
  expect((await view).title).toBe('Wijkaanpak');
  expect(socket.io.engine.transport.name).toBe('polling');
  room.leave();
});
