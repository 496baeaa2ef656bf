import type { Server as HttpServer } from 'node:http';
import { MAX_MESSAGE_BYTES } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { Server } from 'socket.io';
import { WebSocketServer } from 'ws';
import * as z from 'zod';
import type { LiveSession } from '../sessions/LiveSession.ts';
import type { Membership } from '../sessions/Sessions.ts';
import { Audience } from './Audience.ts';
import type { CarrierOptions, SessionServer } from './carrier.ts';
import { EventDecoder, EventEncoder } from './eventParser.ts';
import { isOwnOrigin } from './origin.ts';
import { SocketMember } from './SocketMember.ts';

const handshake = z.object({
  version: z.number(),
  code: z.string().max(64),
  token: z.string().max(128),
});

/** Long polling carries bytes as base64, four signs for three bytes. */
const MAX_HTTP_BYTES = Math.ceil((MAX_MESSAGE_BYTES * 4) / 3) + 64 * 1024;

const PING_INTERVAL_MS = 10_000;

/** Serves sessions and their documents over socket.io, on WebSocket and on long polling. */
export function serveSocketIo(server: HttpServer, options: CarrierOptions): SessionServer {
  const io: SessionServer = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: MAX_HTTP_BYTES,
    perMessageDeflate: false,
    // A laptop whose battery dies says no goodbye: the deputy can lead, and a pair be mended, from when it is noticed.
    // What is allowed for an answer stays long, since on a slow line that waits behind a whole board.
    pingInterval: PING_INTERVAL_MS,
    // Its own is an older one, which goes on answering pings of somebody who reads no answer.
    wsEngine: WebSocketServer,
    destroyUpgrade: false,
    parser: { Encoder: EventEncoder, Decoder: EventDecoder },
    allowRequest: (request, callback) => callback(null, isOwnOrigin(request, options.origin)),
  });
  const audiences = new Map<LiveSession, Audience>();

  io.use((socket, next) => {
    admit(socket.handshake.auth, options).then(
      (admitted) => {
        if (typeof admitted === 'string') return next(new Error(admitted));
        Object.assign(socket.data, admitted);
        next();
      },
      (error: unknown) => {
        options.log.error({ err: error }, 'A handshake could not be handled.');
        next(new Error('notNow' satisfies Refusal));
      },
    );
  });

  io.on('connection', (socket) => {
    const { session, participant } = socket.data;
    const allowance = options.allowances.take(participant.id);
    if (!allowance) return void socket.disconnect(true);
    const audience = audiences.get(session) ?? audienceOf(io, session, options);
    audiences.set(session, audience);
    const member = new SocketMember(socket, audience, options, allowance);
    // What it was opened with is not needed any more, and is a third of what an idle connection holds.
    Object.assign(socket.conn, { request: null });
    socket.on('disconnect', () => {
      member.leave();
      options.allowances.giveBack(participant.id);
      // A connection that nobody is on any more would count for nobody.
      socket.conn.close();
      if (!audience.isEmpty || audiences.get(session) !== audience) return;
      audiences.delete(session);
      audience.close();
    });
  });
  return io;
}

function audienceOf(io: SessionServer, session: LiveSession, { sessions, clock }: CarrierOptions): Audience {
  return new Audience(io, session, sessions.progressOf(session), clock);
}

async function admit(auth: unknown, { sessions, allowances }: CarrierOptions): Promise<Membership | Refusal> {
  const shown = handshake.safeParse(auth);
  if (!shown.success) return 'noAccess';
  if (shown.data.version !== PROTOCOL_VERSION) return 'outdated';
  const outcome = await sessions.authenticate(shown.data.code, shown.data.token);
  if (!outcome.ok) return outcome.reason;
  return allowances.hasRoomFor(outcome.participant.id) ? outcome : 'tooOften';
}
