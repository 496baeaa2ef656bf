import type { CarrierOptions } from '@verbindbord/server/src/carriers/carrier.ts';
import { DocumentSocket } from '@verbindbord/server/src/carriers/plainWebSocket.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Chance } from '../proof.ts';
import type { SimulatedClient } from './SimulatedClient.ts';
import type { SimulatedServer, Ticket } from './SimulatedServer.ts';
import { type End, Wire } from './Wire.ts';

/** Of a hundred messages so many are sent twice. */
const DOUBLED = 15;

/** The unchanged provider of y-websocket on the plain carrier, with a wire in the place of the WebSocket. */
export class StandardClient implements SimulatedClient {
  readonly name: string;
  readonly person: number;
  readonly isUnruly = true;
  hasGivenUp = false;
  readonly typed: string[] = [];
  readonly doc = new Y.Doc();
  readonly #ticket: Ticket;
  readonly #chance: Chance;
  readonly #provider: WebsocketProvider;
  #socket: ClientEnd | null = null;
  #server: ServerEnd | null = null;
  #wire: Wire | null = null;

  constructor(name: string, person: number, ticket: Ticket, chance: Chance) {
    this.name = name;
    this.person = person;
    this.#ticket = ticket;
    this.#chance = chance;
    const made = (socket: ClientEnd): void => {
      this.#socket = socket;
    };
    this.#provider = new WebsocketProvider('ws://simulated', 'board', this.doc, {
      connect: false,
      disableBc: true,
      // When to try again is for the test to say.
      shouldReconnect: () => false,
      WebSocketPolyfill: class extends ClientEnd {
        constructor() {
          super();
          made(this);
        }
      } as unknown as typeof WebSocket,
    });
    this.#provider.messageHandlers[MESSAGE.permission] = () => {};
    this.#provider.on('closed', () => {
      this.hasGivenUp = true;
    });
  }

  async connect({ carrier }: SimulatedServer): Promise<void> {
    if (this.#wire) return;
    const wire = new Wire();
    this.#wire = wire;
    this.#provider.connect();
    const socket = this.#socket;
    const server = new ServerEnd({
      send: (arrive) => this.#send('client', wire, arrive),
      backlog: () => wire.backlog('client'),
      client: () => this.#socket,
    });
    if (!socket) throw new Error('The provider made no connection.');
    socket.transmit = (bytes) =>
      this.#send('server', wire, () => server.hear('message', Buffer.from(bytes), true));
    this.#server = server;
    // Not waited for: the document may be waiting for the disk, and the connection is there before it.
    void server.start(carrier, this.#ticket);
    socket.onopen?.();
  }

  disconnect(arriving: number): () => void {
    const [wire, server] = [this.#wire, this.#server];
    this.#provider.disconnect();
    wire?.close('client');
    for (let message = 0; message < arriving; message++) wire?.deliver('server');
    wire?.close('server');
    this.#wire = null;
    this.#server = null;
    return () => server?.end();
  }

  deliver(to: End, later: number): boolean {
    return this.#wire?.deliver(to, later) ?? false;
  }

  close(): () => void {
    const end = this.disconnect(0);
    this.#provider.destroy();
    this.doc.destroy();
    return end;
  }

  #send(to: End, wire: Wire, arrive: () => void): void {
    wire.send(to, arrive);
    if (this.#chance.percent(DOUBLED)) wire.send(to, arrive);
  }
}

/** As much of a WebSocket as the provider uses. */
class ClientEnd {
  readonly OPEN = 1;
  readonly readyState = 1;
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: Uint8Array }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  transmit: ((bytes: Uint8Array) => void) | null = null;

  send(bytes: Uint8Array): void {
    this.transmit?.(bytes);
  }

  close(): void {
    this.transmit = null;
  }
}

type WebSocketOfServer = ConstructorParameters<typeof DocumentSocket>[0];

/** The way from the server's end to the client's. */
interface Line {
  readonly send: (arrive: () => void) => void;
  /** Bytes that wait on it. */
  readonly backlog: () => number;
  readonly client: () => ClientEnd | null;
}

/** As much of a WebSocket as the carrier uses. */
class ServerEnd {
  readonly OPEN = 1;
  readyState = 1;
  readonly #line: Line;
  readonly #handlers = new Map<string, (...args: unknown[]) => void>();

  constructor(line: Line) {
    this.#line = line;
  }

  start(carrier: CarrierOptions, { code, token }: Ticket): Promise<void> {
    return new DocumentSocket(this as unknown as WebSocketOfServer, carrier).start(code, 'board', token);
  }

  get bufferedAmount(): number {
    return this.#line.backlog();
  }

  on(event: string, handler: (...args: unknown[]) => void): void {
    this.#handlers.set(event, handler);
  }

  hear(event: string, ...args: unknown[]): void {
    this.#handlers.get(event)?.(...args);
  }

  send(bytes: Uint8Array): void {
    this.#line.send(() => this.#line.client()?.onmessage?.({ data: bytes }));
  }

  close(code: number): void {
    this.#line.send(() => this.#line.client()?.onclose?.({ code }));
    this.end();
  }

  terminate(): void {
    this.close(1006);
  }

  ping(): void {
    this.hear('pong');
  }

  end(): void {
    if (this.readyState !== this.OPEN) return;
    this.readyState = 3;
    this.hear('close');
  }
}
