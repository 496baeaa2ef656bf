import { addLine, readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import type { Answer } from '@verbindbord/shared/protocol/events.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { worksheetsOf } from '@verbindbord/shared/session/permissions.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { type MemberSocket, open, type Person } from '../relay/people.ts';
import { Received } from '../relay/Received.ts';

/**
 * Somebody in a session over the wire, of whom everything is kept that reaches them. In their own pair they write with
 * a standard client; of the others they ask for whatever they can name.
 */
export class Attendant {
  readonly id: string;
  readonly name: string;
  readonly received = new Received();
  readonly #address: string;
  readonly #code: string;
  readonly #person: Person;
  readonly #sheets = new Map<string, WebsocketProvider>();
  #socket: MemberSocket | null = null;
  state: SessionState | null = null;

  constructor(name: string, person: Person, address: string, code: string) {
    this.id = person.id;
    this.name = name;
    this.#person = person;
    this.#address = address;
    this.#code = code;
  }

  get isThere(): boolean {
    return this.#socket !== null;
  }

  come(): void {
    const socket = this.#person.socket();
    this.received.listenTo(socket);
    socket.on('session', (state) => {
      this.state = state;
    });
    this.#socket = socket;
  }

  leave(): void {
    this.#socket?.disconnect();
    this.#socket = null;
    this.state = null;
    for (const sheet of this.#sheets.keys()) this.#close(sheet);
  }

  command(command: Command): Promise<Answer> {
    if (!this.#socket) throw new Error(`${this.name} is not there.`);
    return this.#socket.timeout(5000).emitWithAck('command', command);
  }

  /** Writes a line in the own pair's worksheet; gives the pair, or null without one. */
  async write(mark: string): Promise<string | null> {
    const pair = this.ownPair;
    if (pair === null) return null;
    const { doc } = await this.#open(pair);
    addLine(doc, { question: 'question-1', caseOf: this.id, text: mark });
    return pair;
  }

  get ownPair(): string | null {
    const pair = this.state?.round.pairs.find(({ members }) => members.includes(this.id));
    return this.state?.round.stage === 'working' && pair ? pair.id : null;
  }

  /** What is written on all worksheets that this person can open. */
  async read(): Promise<readonly string[]> {
    const pairs = this.state ? worksheetsOf(this.state, this.id) : [];
    const texts: string[] = [];
    for (const pair of pairs) {
      const { doc } = await this.#open(pair);
      texts.push(...readWorksheet(doc).map(({ text }) => text));
    }
    return texts;
  }

  /** Asks for a worksheet in every way that there is, and waits for what comes of it. */
  async pry(pair: string): Promise<void> {
    if (!this.#socket) return;
    const answer = await open(this.#socket, `pair/${pair}`);
    if (answer.ok) this.#socket.emit('bytes', `pair/${pair}`, new Uint8Array([0, 0, 1, 0]));
    const provider = this.#provider(pair);
    await new Promise<void>((resolve) => {
      provider.once('sync', () => resolve());
      provider.once('connection-close', () => resolve());
    });
    provider.destroy();
    provider.doc.destroy();
    if (answer.ok) this.#socket.emit('shut', `pair/${pair}`);
  }

  async #open(pair: string): Promise<WebsocketProvider> {
    const known = this.#sheets.get(pair);
    const provider = known ?? this.#provider(pair);
    this.#sheets.set(pair, provider);
    // It is not this person's any more.
    if (!known) provider.once('connection-close', () => this.#close(pair));
    if (!provider.synced) {
      await new Promise<void>((resolve, reject) => {
        provider.once('sync', () => resolve());
        provider.once('connection-close', () => reject(new Error(`${this.name} cannot open ${pair}.`)));
      });
    }
    return provider;
  }

  #close(pair: string): void {
    const provider = this.#sheets.get(pair);
    this.#sheets.delete(pair);
    provider?.destroy();
    provider?.doc.destroy();
  }

  #provider(pair: string): WebsocketProvider {
    const { received } = this;
    class Recording extends WebSocket {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener('message', ({ data }) => received.add(data));
      }
    }
    const url = `${this.#address.replace('http', 'ws')}/yjs/${this.#code}`;
    const provider = new WebsocketProvider(url, `pair/${pair}`, new Y.Doc(), {
      params: { token: this.#person.token },
      disableBc: true,
      WebSocketPolyfill: Recording,
    });
    // Its own handler of refusals writes a warning into the output of the tests.
    provider.messageHandlers[MESSAGE.permission] = () => {};
    return provider;
  }
}
