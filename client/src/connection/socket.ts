import type { ClientEvents, Handshake, ServerEvents } from '@verbindbord/shared/protocol/events.ts';
import * as parser from '@verbindbord/shared/protocol/parser.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import { io, type Socket } from 'socket.io-client';

export type SessionSocket = Socket<ServerEvents, ClientEvents>;

function handshake(code: string, token: string): Handshake {
  return { version: PROTOCOL_VERSION, code, token };
}

/**
 * Opens the one socket.io connection of a session. It starts with long polling and moves up to WebSocket where
 * the network lets it; it keeps trying for as long as the page lives.
 *
 * @param token null when the door could not be asked yet: `connect` goes on from there
 * @param address the server's; without it the one that the page came from
 * @param transports ways to connect, in the order in which they are tried; without it polling and then WebSocket
 */
export function openSocket(
  code: string,
  token: string | null,
  address?: string,
  transports?: readonly ('polling' | 'websocket')[],
): SessionSocket {
  return io(address, {
    auth: handshake(code, token ?? ''),
    autoConnect: token !== null,
    ...(transports && { transports: [...transports] }),
    parser,
    reconnectionDelay: 300,
    reconnectionDelayMax: 1500,
    timeout: 8000,
  });
}

/** Connects a socket that was opened without a token. */
export function connect(socket: SessionSocket, code: string, token: string): void {
  socket.auth = handshake(code, token);
  socket.connect();
}
