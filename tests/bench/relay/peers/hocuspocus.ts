import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import * as Y from 'yjs';

// Hocuspocus as it ships: it keeps documents in memory and passes changes on without writing them down. As its
// arguments the file with the board that each room starts with, and `flushDelay` if it is not to be the default.
const [, , file = '', flushDelay] = process.argv;
const board = new Uint8Array(readFileSync(file));

const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  ...(flushDelay === undefined ? {} : { flushDelay: Number(flushDelay) }),
  onLoadDocument: async ({ document }) => {
    Y.applyUpdate(document, board);
  },
});
await server.listen();
process.stdout.write(`http://127.0.0.1:${server.address.port}\n`);
