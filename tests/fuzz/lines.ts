import type { Socket } from 'node:net';
import { readFrame, writeFrame } from '@verbindbord/shared/protocol/frames.ts';
import { MESSAGE } from '@verbindbord/shared/protocol/messages.ts';
import { PROTOCOL_VERSION } from '@verbindbord/shared/protocol/version.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { WebSocket } from 'ws';

/** What goes to the server. */
export type Sent =
  /** A byte message about the board, in the frame of the carrier. */
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  /** What stands in a binary or text message of the WebSocket. */
  | { readonly kind: 'binary'; readonly bytes: Uint8Array }
  | { readonly kind: 'text'; readonly text: string }
  /** Bytes past the WebSocket, straight onto the connection. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array };

/**
 * What became of it: the reason why it was refused; or `ended` for a connection that it cost; or `taken`, when
 * whatever was sent after it was dealt with and nobody had complained.
 */
export type Fate = Refusal | 'ended' | 'taken';

export interface Whereto {
  readonly address: string;
  readonly code: string;
  readonly token: string;
  /** Hears every byte message about the board. */
  readonly ear?: (message: Uint8Array) => void;
}

export type Carrier = 'socket.io' | 'plain';
export const CARRIERS: readonly Carrier[] = ['socket.io', 'plain'];

const PATIENCE_MS = 20_000;
/** After bytes past the WebSocket nothing may be understood any more, so that nothing is waited for. */
const RAW_PATIENCE_MS = 200;
const REFUSED_TOO_OFTEN = 4403;
const REJECTED = '42["rejected",';

/** Opens the board on a connection that says whatever it is told to say. */
export async function openLine(carrier: Carrier, whereto: Whereto): Promise<Line> {
  const line = carrier === 'plain' ? new PlainLine(whereto) : new SocketIoLine(whereto);
  await line.opened;
  return line;
}

export abstract class Line {
  /** Resolves when the board is open on it. */
  readonly opened: Promise<void>;
  /** Whether it was ended because too much was refused: this person is not forgiven any more for a while. */
  isSentAway = false;
  protected readonly socket: WebSocket;
  protected readonly ear: Whereto['ear'];
  #connection: Socket | null = null;
  #refusal: Refusal | null = null;
  #settle: (() => void) | null = null;
  #failOpening: (error: Error) => void = () => {};
  #settleOpening: () => void = () => {};

  constructor(url: string, ear: Whereto['ear']) {
    this.ear = ear;
    this.opened = new Promise((resolve, reject) => {
      this.#settleOpening = resolve;
      this.#failOpening = reject;
    });
    this.socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
    this.socket.on('upgrade', (response) => {
      this.#connection = response.socket;
    });
    this.socket.on('error', (error) => this.#failOpening(error));
    this.socket.on('close', (code) => {
      this.isSentAway ||= code === REFUSED_TOO_OFTEN;
      this.#failOpening(new Error(`The line was closed with ${code}.`));
      this.answered();
    });
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN && !this.isSentAway;
  }

  /** Sends one thing and waits until it is certain what became of it. */
  async send(sent: Sent): Promise<Fate> {
    this.#refusal = null;
    if (!this.isOpen) return 'ended';
    const settled = this.#untilAnswered(sent.kind === 'raw' ? RAW_PATIENCE_MS : PATIENCE_MS);
    this.#put(sent);
    if (sent.kind !== 'raw') this.ask();
    const isAnswered = await settled;
    if (!isAnswered && sent.kind !== 'raw')
      throw new Error(`The server does not answer after ${textOf(sent)}.`);
    if (sent.kind === 'raw') this.close();
    return this.#refusal ?? (this.isOpen ? 'taken' : 'ended');
  }

  /** Says something without asking what becomes of it. */
  say(message: Uint8Array): void {
    this.#put({ kind: 'message', bytes: message });
  }

  close(): void {
    this.socket.terminate();
  }

  /** Asks for something that is answered after all that was sent before. */
  protected abstract ask(): void;
  protected abstract framed(message: Uint8Array): Uint8Array;

  protected becameOpen(): void {
    this.#settleOpening();
  }

  protected refused(reason: Refusal): void {
    this.#refusal ??= reason;
  }

  protected answered(): void {
    this.#settle?.();
  }

  #put(sent: Sent): void {
    if (sent.kind === 'raw') this.#connection?.write(sent.bytes);
    else if (sent.kind === 'text') this.socket.send(sent.text);
    else this.socket.send(sent.kind === 'message' ? this.framed(sent.bytes) : sent.bytes);
  }

  #untilAnswered(patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (isAnswered: boolean): void => {
        clearTimeout(timer);
        this.#settle = null;
        resolve(isAnswered);
      };
      const timer = setTimeout(finish, patience, false);
      this.#settle = () => finish(true);
    });
  }
}

function textOf(sent: Sent): string {
  return sent.kind === 'text' ? sent.text : `${sent.kind} ${Buffer.from(sent.bytes).toString('hex')}`;
}

/** A standard client's connection. Refusals come in the order of what was refused, and so do pongs. */
class PlainLine extends Line {
  #isReady = false;

  constructor({ address, code, token, ear }: Whereto) {
    super(`${address.replace('http', 'ws')}/yjs/${code}/board?token=${token}`, ear);
    // What comes before the document is open waits there, but not a ping.
    this.socket.on('open', () => this.socket.send(new Uint8Array([MESSAGE.queryPresence])));
    this.socket.on('message', (data: Buffer) => this.#hear(data));
    this.socket.on('pong', () => this.answered());
  }

  protected override ask(): void {
    this.socket.ping();
  }

  protected override framed(message: Uint8Array): Uint8Array {
    return message;
  }

  #hear(data: Buffer): void {
    if (data[0] === MESSAGE.permission) this.refused(reasonIn(data));
    else this.ear?.(new Uint8Array(data));
    if (this.#isReady || data[0] !== MESSAGE.presence) return;
    this.#isReady = true;
    this.becameOpen();
  }
}

function reasonIn(permission: Uint8Array): Refusal {
  const decoder = createDecoder(permission);
  readVarUint(decoder);
  readVarUint(decoder);
  return readVarString(decoder) as Refusal;
}

/** The packets of engine.io and socket.io that a page of the product sends too. */
class SocketIoLine extends Line {
  readonly #auth: string;
  #question = 1000;

  constructor({ address, code, token, ear }: Whereto) {
    super(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, ear);
    this.#auth = JSON.stringify({ version: PROTOCOL_VERSION, code, token });
    this.socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) this.#hear(data);
      else this.#hearText(String(data));
    });
  }

  protected override ask(): void {
    this.socket.send(`42${++this.#question}["clock"]`);
  }

  protected override framed(message: Uint8Array): Uint8Array {
    return writeFrame('board', message);
  }

  #hear(data: Buffer): void {
    const message = readFrame(data)?.bytes;
    if (message) this.ear?.(new Uint8Array(message));
  }

  #hearText(text: string): void {
    if (text === '2') this.socket.send('3');
    else if (text.startsWith('0')) this.socket.send(`40${this.#auth}`);
    else if (text.startsWith('40')) this.socket.send('420["open","board"]');
    else if (text === '41') this.isSentAway = true;
    else if (text.startsWith('430[{"ok":true')) this.becameOpen();
    else if (text.startsWith(`43${this.#question}[`)) this.answered();
    else if (text.startsWith(REJECTED)) this.refused(JSON.parse(text.slice(2))[2]);
    else if (text.startsWith('43')) this.#hearAnswer(text);
    else if (text.startsWith('44')) this.socket.terminate();
  }

  /** To an event that somebody wanted to be answered. */
  #hearAnswer(text: string): void {
    const reason = /"reason":"(\w+)"/.exec(text)?.[1];
    if (reason) this.refused(reason as Refusal);
  }
}
