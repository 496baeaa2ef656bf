import { afterAll, beforeAll, expect, test } from 'vitest';
import { DeafSocket, FRAME } from './DeafSocket.ts';
import { type Measured, startMeasured } from './measured.ts';
import { type Gathering, gather } from './people.ts';

const PINGS = 100_000;
const MEGABYTES_MORE = 10;

let measured: Measured;
let room: Gathering;
beforeAll(async () => {
  measured = await startMeasured();
  room = await gather(measured.server.address);
});
afterAll(async () => {
  room.leave();
  await measured.stop();
});

/** As many pings as fit in a piece, over and over. */
async function ping(socket: DeafSocket): Promise<void> {
  const ping = Buffer.concat([Buffer.from([FRAME.ping, 0x80 | 125, 0, 0, 0, 0]), Buffer.alloc(125)]);
  const many = Buffer.concat(Array.from({ length: 1000 }, () => ping));
  for (let count = 0; count < PINGS / 1000; count++) await socket.write(many);
}

test.each([
  ['plain', (code: string, token: string) => `/yjs/${code}/board?token=${token}`],
  ['socket.io', () => '/socket.io/?EIO=4&transport=websocket'],
] as const)('the pongs that somebody does not read do not pile up, over %s', async (_carrier, path) => {
  const { token } = await room.person('Mallory', 'participant');
  const before = await measured.memory();
  const socket = await DeafSocket.open(measured.server.address + path(room.session.code, token));
  socket.stopReading();
  await ping(socket);
  expect((await measured.memory()) - before, 'megabytes more').toBeLessThan(MEGABYTES_MORE);
  socket.destroy();
});
