import type { ClientEvents, Handshake, ServerEvents } from '@verbindbord/shared/protocol/events.ts';
import * as parser from '@verbindbord/shared/protocol/parser.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import { io, type Socket } from 'socket.io-client';

export type SessionSocket = Socket<ServerEvents, ClientEvents>;

/**
 * Opens the one socket.io connection of a session. It starts with long polling and moves up to WebSocket where
 * the network lets it; it keeps trying for as long as the page lives.
 *
 * @param address the server's; without it the one that the page came from
 */
export function openSocket(code: string, token: string, address?: string): SessionSocket {
  const handshake: Handshake = { version: PROTOCOL_VERSION, code, token };
  return io(address, {
    auth: handshake,
    parser,
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: 8000,
  });
}
