import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a WebSocket frame is, by the number that it begins with. */
export const FRAME = { text: 0x81, binary: 0x82, close: 0x88, ping: 0x89, pong: 0x8a } as const;

/** A WebSocket that says what it is told to say and answers nothing: no ping and no goodbye. */
export class DeafSocket {
  readonly #socket: Socket;
  #heard = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      this.#heard = Buffer.concat([this.#heard, bytes]);
    });
  }

  /** @param url that begins with http */
  static async open(url: string): Promise<DeafSocket> {
    const { hostname, port, pathname, search } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const deaf = new DeafSocket(socket);
    socket.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await once(socket, 'data');
    return deaf;
  }

  /** Everything that came, as it stands on the line. */
  get heard(): Buffer {
    return this.#heard;
  }

  get isClosed(): boolean {
    return this.#socket.closed;
  }

  /** Reads nothing any more. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Sends a frame of at most 65,535 bytes. Resolves when the system has taken it. */
  send(kind: number, payload: Uint8Array | string): Promise<void> {
    const bytes = Buffer.from(payload);
    const length = bytes.length < 126 ? [bytes.length] : [126, bytes.length >> 8, bytes.length & 255];
    length[0] = (length[0] ?? 0) | 0x80;
    // Masked with zeros, which changes nothing.
    return this.write(Buffer.concat([Buffer.from([kind, ...length, 0, 0, 0, 0]), bytes]));
  }

  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => this.#socket.write(bytes, () => resolve()));
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
