import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

/** What a client of a server's own kind does with what comes in. */
export interface Listener {
  readonly open: () => void;
  readonly bytes: (bytes: Buffer, at: number) => void;
  readonly text?: (text: Buffer, at: number) => void;
  readonly closed: (why: string) => void;
}

/** Every message is masked, as browsers do, with a key that costs no randomness. */
function fixedMask(mask: Buffer): void {
  mask.fill(0x5a);
}

/** A WebSocket that costs the generator as little as can be. */
export class Channel {
  readonly #socket: WebSocket;
  #connection: Socket | null = null;
  #isClosing = false;

  constructor(url: string, listener: Listener) {
    this.#socket = new WebSocket(url, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      generateMask: fixedMask,
    });
    this.#socket.on('upgrade', (response) => {
      this.#connection = response.socket;
    });
    this.#socket.on('open', listener.open);
    this.#socket.on('message', (data: Buffer, isBinary: boolean) => {
      const at = performance.now();
      if (isBinary) listener.bytes(data, at);
      else listener.text?.(data, at);
    });
    this.#socket.on('error', (error) => this.#isClosing || listener.closed(error.message));
    this.#socket.on('close', (code) => this.#isClosing || listener.closed(`closed with ${code}`));
  }

  send(message: Uint8Array | string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
  }

  get bytesReceived(): number {
    return this.#connection?.bytesRead ?? 0;
  }

  close(): void {
    this.#isClosing = true;
    this.#socket.terminate();
  }
}
