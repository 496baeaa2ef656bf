/** The connection under a socket.io socket, as far as it is looked at here. */
interface Connection {
  readonly transport: object;
  readonly on: (event: 'packetCreate' | 'drain', listener: (packet: unknown) => void) => unknown;
}

/** Bytes that may wait for a connection, the largest document among them; above this it ends. */
export const STUCK_BYTES = 16 * 1024 * 1024;

/**
 * What waits for one socket.io connection: with engine.io until its transport takes it (long polling: until the
 * client asks; WebSocket: until the last frame has left), and in the WebSocket itself. Whoever goes on saying that
 * they live and reads nothing would otherwise gather everything that happens.
 */
export class Backlog {
  readonly #connection: Connection;
  readonly #onStuck: () => void;
  #queued = 0;
  #isStuck = false;

  /** @param onStuck called once, when so much waits that the connection has to end */
  constructor(connection: Connection, onStuck: () => void) {
    this.#connection = connection;
    this.#onStuck = onStuck;
    connection.on('packetCreate', (packet) => this.#add(packet));
    connection.on('drain', () => {
      this.#queued = 0;
    });
  }

  #add(packet: unknown): void {
    this.#queued += sizeOf((packet as { readonly data?: unknown }).data);
    if (this.#isStuck || this.bytes <= STUCK_BYTES) return;
    this.#isStuck = true;
    this.#onStuck();
  }

  /** Bytes that wait. Only the WebSocket knows its part, and socket.io does not show it. */
  get bytes(): number {
    const { socket } = this.#connection.transport as { socket?: { readonly bufferedAmount?: unknown } };
    const sent = socket?.bufferedAmount;
    return this.#queued + (typeof sent === 'number' ? sent : 0);
  }
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  return data instanceof Uint8Array ? data.byteLength : 0;
}
