import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { MAX_MESSAGE_BYTES } from '@verbindbord/shared/protocol/messages.ts';
import { type Outcome, type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Membership } from '../sessions/Sessions.ts';
import type { Allowance } from './Allowance.ts';
import { STUCK_BYTES } from './Backlog.ts';
import { awarenessMessage } from './beats.ts';
import { type Conversation, type Outlet, openConversation } from './Conversation.ts';
import type { CarrierOptions } from './carrier.ts';
import { isOwnOrigin } from './origin.ts';
import { differenceMessage, noPresence, permissionDeniedMessage, updateMessage } from './wire.ts';

const PATH = /^\/yjs\/([^/]{1,64})\/(.{1,128})$/;
const PING_MS = 25_000;
/** y-websocket hangs up when it hears nothing for 30 seconds. */
const SIGN_OF_LIFE_MS = 10_000;

/** Codes for closing. The standard provider gives up at 4400 to 4499 and tries again later at all others. */
const CLOSE = { refused: 4403, later: 4503 } as const;

/** Serves documents to standard y-websocket clients at `/yjs/<code>/<document>?token=…`. */
export function servePlainWebSocket(server: HttpServer, options: CarrierOptions): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES + 64,
    perMessageDeflate: false,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Without a listener a connection that breaks during the upgrade would end the process.
    socket.on('error', () => socket.destroy());
    // As it was sent: that is how socket.io looks at it, and what it does not take would be answered by nobody.
    if (request.url?.startsWith('/socket.io/')) return;
    const { pathname, searchParams } = addressOf(request);
    const path = PATH.exec(pathname);
    if (!path) return refuseUpgrade(socket, '404 Not Found');
    if (!isOwnOrigin(request, options.origin)) return refuseUpgrade(socket, '403 Forbidden');
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const [, code = '', document = ''] = path;
      new DocumentSocket(webSocket, options).start(code, document, searchParams.get('token') ?? '');
    });
  });
  return sockets;
}

function addressOf(request: IncomingMessage): Pick<URL, 'pathname' | 'searchParams'> {
  const address = `http://host${request.url ?? '/'}`;
  return URL.canParse(address) ? new URL(address) : { pathname: '', searchParams: new URLSearchParams() };
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** One document on one WebSocket. */
export class DocumentSocket {
  readonly #socket: WebSocket;
  readonly #options: CarrierOptions;
  /** Null until it is known whose connection it is. */
  #allowance: Allowance | null = null;
  /** What came in before the document was open: the provider speaks first. */
  readonly #early: Uint8Array[] = [];
  #conversation: Conversation | null = null;
  #leave: (() => void) | null = null;
  #alive = true;
  #gaveSignOfLife = 0;

  constructor(socket: WebSocket, options: CarrierOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.binaryType = 'nodebuffer';
    // A message that is too large or no WebSocket message at all: ws then closes this socket by itself.
    socket.on('error', () => {});
    socket.on('close', () => this.#onClose());
    socket.on('pong', () => {
      this.#alive = true;
    });
    socket.on('message', (data, isBinary) => this.#guard(() => this.#onMessage(data, isBinary)));
    this.#pingLater();
  }

  async start(code: string, document: string, token: string): Promise<void> {
    try {
      const membership = await this.#options.sessions.authenticate(code, token);
      if (!this.#isOpen) return;
      if (!membership.ok) return this.#end(membership.reason);
      const allowance = this.#enter(membership);
      if (!allowance) return this.#end('tooOften', CLOSE.later);
      this.#allowance = allowance;
      const outcome = await this.#openDocument(document, membership, allowance);
      if (!outcome.ok) return this.#end(outcome.reason);
      const { conversation } = outcome;
      if (!this.#isOpen) return conversation.close();
      this.#conversation = conversation;
      for (const bytes of this.#early.splice(0)) this.#receive(conversation, allowance, bytes);
    } catch (error) {
      this.#options.log.error({ err: error }, 'A document could not be opened.');
      this.#socket.close(CLOSE.later);
    }
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  /** Counts the connection as this person's; null when that is one too many. */
  #enter({ session, participant }: Membership): Allowance | null {
    const { allowances } = this.#options;
    const allowance = allowances.take(participant.id);
    if (!allowance) return null;
    const disconnect = session.connect(participant.id);
    this.#leave = () => {
      disconnect();
      allowances.giveBack(participant.id);
    };
    return allowance;
  }

  async #openDocument(
    name: string,
    { session, participant }: Membership,
    allowance: Allowance,
  ): Promise<Outcome<{ readonly conversation: Conversation }>> {
    const document = parseDocumentName(name);
    if (!document) return refuse('unknown');
    const { documents } = this.#options;
    const outlet = this.#outlet();
    return openConversation({ session, documents, participant: participant.id, document, outlet, allowance });
  }

  #onMessage(data: RawData, isBinary: boolean): void {
    // Who was sent away can go on for as long as they do not answer that.
    if (!this.#isOpen) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      this.#deny('malformed');
      this.#count(refuse('malformed'));
    } else if (this.#conversation && this.#allowance) {
      this.#receive(this.#conversation, this.#allowance, data);
    } else if (this.#early.length < 16) this.#early.push(data);
  }

  #receive(conversation: Conversation, allowance: Allowance, bytes: Uint8Array): void {
    this.#count(
      allowance.takes(bytes.length) ? conversation.receive(bytes) : conversation.refuse(bytes, 'tooOften'),
    );
  }

  /** The provider goes on after a refusal; only who keeps being refused is sent away. */
  #count(refused: Refused | undefined): void {
    if (refused && !this.#allowance?.forgives()) this.#socket.close(CLOSE.refused, refused.reason);
  }

  #deny(reason: Refusal): void {
    this.#send(permissionDeniedMessage(reason));
  }

  /** What is damaged may be mended: whoever wants it comes again. */
  #end(reason: Refusal, code: number = reason === 'damaged' ? CLOSE.later : CLOSE.refused): void {
    this.#deny(reason);
    this.#socket.close(code, reason);
  }

  #send(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    this.#socket.send(bytes);
    if (this.#socket.bufferedAmount > STUCK_BYTES) this.#socket.terminate();
  }

  #outlet(): Outlet {
    return {
      bytes: (bytes) => this.#send(bytes),
      difference: (update) => this.#send(differenceMessage(update)),
      beat: (beat, parts) => {
        if (parts.changes && beat.changes) this.#send(updateMessage(beat.changes));
        const awareness = parts.presence ? awarenessMessage(beat) : null;
        if (awareness) this.#send(awareness);
      },
      signOfLife: () => this.#giveSignOfLife(),
      // What it holds of an earlier epoch it would send again and again.
      rejected: (reason) => (reason === 'renewed' ? this.#end(reason) : this.#deny(reason)),
      reopens: false,
      ended: (reason) => this.#end(reason),
      backlog: () => this.#socket.bufferedAmount,
    };
  }

  #giveSignOfLife(): void {
    const now = this.#options.clock.now();
    if (now - this.#gaveSignOfLife < SIGN_OF_LIFE_MS) return;
    this.#gaveSignOfLife = now;
    this.#send(noPresence());
  }

  #guard(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.log.error({ err: error }, 'A message could not be handled.');
      this.#deny('malformed');
    }
  }

  /** Finds connections that are gone without having said so. */
  #pingLater(): void {
    this.#options.clock.after(PING_MS, () => {
      if (!this.#isOpen) return;
      if (!this.#alive) return this.#socket.terminate();
      this.#alive = false;
      this.#socket.ping();
      this.#pingLater();
    });
  }

  #onClose(): void {
    this.#conversation?.close();
    this.#conversation = null;
    this.#leave?.();
    this.#leave = null;
  }
}
