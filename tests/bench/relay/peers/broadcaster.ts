import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { KIND } from '../broadcast.ts';

// A server that sends each message to everybody else in the room: what a relay costs that knows nothing. As its
// argument the file with the board that each newcomer gets.
const [, , file = ''] = process.argv;
const board = Buffer.concat([Buffer.from([KIND.board]), readFileSync(file)]);
const rooms = new Map<string, Set<WebSocket>>();

const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  const name = request.url ?? '/';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.delete(socket));
  socket.on('message', (message: Buffer) => {
    for (const other of room) if (other !== socket) other.send(message);
  });
  socket.send(board);
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  const port = typeof address === 'object' ? address?.port : null;
  process.stdout.write(`http://127.0.0.1:${port}\n`);
});
