import { DocumentLink } from '@verbindbord/client/src/connection/documentLink.ts';
import type { KeptSession } from '@verbindbord/client/src/connection/kept/KeptSession.ts';
import type { SessionSocket } from '@verbindbord/client/src/connection/socket.ts';
import { Allowance } from '@verbindbord/server/src/carriers/Allowance.ts';
import type { MemberSocket } from '@verbindbord/server/src/carriers/carrier.ts';
import { SocketMember } from '@verbindbord/server/src/carriers/SocketMember.ts';
import type { Membership } from '@verbindbord/server/src/sessions/Sessions.ts';
import { readFrame, writeFrame } from '@verbindbord/shared/protocol/frames.ts';
import type * as Y from 'yjs';
import { marksIn } from './marks.ts';
import type { SimulatedClient } from './SimulatedClient.ts';
import type { SimulatedServer, Ticket } from './SimulatedServer.ts';
import { type End, Wire } from './Wire.ts';

type Listener = (...args: unknown[]) => void;

/** What a page tells the one who types. */
interface Told {
  /** All that was typed here, at each moment that the page says it is saved, or written down on this device. */
  readonly safe: (marks: readonly string[]) => void;
  /** What was refused, with the words that are given back. */
  readonly lost: (marks: readonly string[], words: string | null) => void;
  /** Words that were typed while away, in what others removed meanwhile. */
  readonly orphaned?: (words: string) => void;
}

/** The product's link on the product's carrier, with a wire in the place of socket.io. */
export class PageClient implements SimulatedClient {
  readonly name: string;
  readonly person: number;
  readonly isUnruly = false;
  readonly hasGivenUp = false;
  readonly typed: string[] = [];
  readonly refusals: string[] = [];
  readonly #ticket: Ticket;
  readonly #socket = new ClientEnd();
  readonly #link: DocumentLink;
  readonly #told: Told;
  /** How many of the marks were saved when the page said so last. */
  #saved = 0;
  #wire: Wire | null = null;
  #member: SocketMember | null = null;

  /** @param kept where its person's device keeps what is typed; without it nothing is */
  constructor(name: string, person: number, ticket: Ticket, told: Told, kept: KeptSession | null = null) {
    this.name = name;
    this.person = person;
    this.#ticket = ticket;
    this.#told = told;
    const events: ConstructorParameters<typeof DocumentLink>[2] = {
      changed: () => this.#onChanged(),
      presence: () => {},
      // 'unknown' is no refusal here: words that were typed while away, in what others removed meanwhile.
      rejected: ({ reason, text }) => {
        if (reason === 'frozen') this.#onRefused(text);
        else if (reason !== 'unknown') this.refusals.push(reason);
        else if (text !== null) told.orphaned?.(text);
      },
    };
    const socket = this.#socket as unknown as SessionSocket;
    this.#link = new DocumentLink(socket, 'board', events, kept && ((use) => kept.document('board', use)));
  }

  get doc(): Y.Doc {
    return this.#link.doc;
  }

  async connect(server: SimulatedServer): Promise<void> {
    if (this.#wire) return;
    const wire = new Wire();
    this.#wire = wire;
    const membership = await server.memberOf(this.#ticket);
    const end = new ServerEnd(membership, wire, this.#socket);
    const audience = server.audienceOf(membership.session);
    this.#member = new SocketMember(
      end as unknown as MemberSocket,
      audience,
      server.carrier,
      new Allowance(server.clock),
    );
    this.#socket.connect(wire, end);
  }

  disconnect(arriving: number): () => void {
    const [wire, member] = [this.#wire, this.#member];
    this.#wire = null;
    this.#member = null;
    wire?.close('client');
    for (let message = 0; message < arriving; message++) wire?.deliver('server');
    wire?.close('server');
    this.#socket.disconnect();
    return () => member?.leave();
  }

  deliver(to: End, later: number): boolean {
    return this.#wire?.deliver(to, later) ?? false;
  }

  close(): () => void {
    const leave = this.disconnect(0);
    this.#link.destroy();
    return leave;
  }

  #onChanged(): void {
    const { saveState } = this.#link;
    if (saveState === 'saved') this.#saved = this.typed.length;
    if (saveState === 'saved' || saveState === 'local') this.#told.safe(this.typed);
  }

  /** The page has gone back to what the server has: what was typed since may be there in words only. */
  #onRefused(words: string | null): void {
    const there = new Set(marksIn(this.doc));
    const lost = this.typed.slice(this.#saved).filter((mark) => !there.has(mark));
    const left = this.typed.filter((mark) => !lost.includes(mark));
    this.typed.splice(0, this.typed.length, ...left);
    this.#told.lost(lost, words);
  }
}

/** As much of a socket.io socket as the link uses. */
class ClientEnd {
  connected = false;
  readonly #listeners = new Map<string, Set<Listener>>();
  #wire: Wire | null = null;
  #server: ServerEnd | null = null;

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: Listener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  emit(event: string, ...args: unknown[]): void {
    const [wire, server] = [this.#wire, this.#server];
    const [document, bytes] = args;
    if (event === 'bytes' && typeof document === 'string' && bytes instanceof Uint8Array) {
      const frame = Buffer.from(writeFrame(document, bytes));
      wire?.send('server', () => server?.conn.hear(frame));
      return;
    }
    const last = args.at(-1);
    if (typeof last !== 'function') {
      wire?.send('server', () => server?.hear(event, args));
      return;
    }
    const answer = (...answered: unknown[]): void => wire?.send('client', () => last(...answered));
    wire?.send('server', () => server?.hear(event, [...args.slice(0, -1), answer]));
  }

  connect(wire: Wire, server: ServerEnd): void {
    this.#wire = wire;
    this.#server = server;
    this.connected = true;
    this.hear('connect', []);
  }

  disconnect(): void {
    this.#wire = null;
    this.#server = null;
    if (!this.connected) return;
    this.connected = false;
    this.hear('disconnect', ['transport close']);
  }

  listensTo(event: string): boolean {
    return (this.#listeners.get(event)?.size ?? 0) > 0;
  }

  hear(event: string, args: readonly unknown[]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener(...args);
  }
}

/** As much of the connection below a socket as the carrier uses: frames with the bytes of documents. */
class Connection {
  readonly transport: { readonly socket: { readonly bufferedAmount: number } };
  readonly #wire: Wire;
  readonly #client: ClientEnd;
  #onMessage: Listener | null = null;

  constructor(wire: Wire, client: ClientEnd) {
    this.#wire = wire;
    this.#client = client;
    this.transport = {
      socket: {
        get bufferedAmount() {
          return wire.backlog('client');
        },
      },
    };
  }

  on(event: string, listener: Listener): void {
    if (event === 'message') this.#onMessage = listener;
  }

  off(): void {
    this.#onMessage = null;
  }

  write(data: Uint8Array): void {
    const frame = readFrame(data);
    if (frame) this.#wire.send('client', () => this.#client.hear('bytes', [frame.document, frame.bytes]));
  }

  hear(frame: Uint8Array): void {
    this.#onMessage?.(frame);
  }
}

/** As much of a socket.io socket as the carrier uses. */
class ServerEnd {
  readonly data: Membership;
  readonly conn: Connection;
  connected = true;
  readonly #wire: Wire;
  readonly #client: ClientEnd;
  readonly #handlers = new Map<string, Listener>();

  constructor(membership: Membership, wire: Wire, client: ClientEnd) {
    this.data = membership;
    this.conn = new Connection(wire, client);
    this.#wire = wire;
    this.#client = client;
  }

  on(event: string, handler: Listener): void {
    this.#handlers.set(event, handler);
  }

  hear(event: string, args: readonly unknown[]): void {
    this.#handlers.get(event)?.(...args);
  }

  emit(event: string, ...args: unknown[]): void {
    if (this.#client.listensTo(event)) this.#wire.send('client', () => this.#client.hear(event, args));
  }

  join(): void {}

  leave(): void {}

  disconnect(): void {
    throw new Error('The server sent away somebody who keeps to the rules.');
  }
}
