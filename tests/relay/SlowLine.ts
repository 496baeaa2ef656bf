import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** How often a slow line takes what it may. */
const TICK_MS = 100;

/**
 * A way to the server that can be made slow, as the last metre of somebody's network is: it carries everything up at
 * once, and down so many bytes a second. The server has a real connection that is read slowly.
 */
export class SlowLine {
  readonly #listener: Server;
  readonly #connections = new Set<Connection>();
  #bytesPerSecond: number | null = null;

  private constructor(listener: Server) {
    this.#listener = listener;
  }

  static async to(address: string): Promise<SlowLine> {
    const port = Number(new URL(address).port);
    const listener = createServer();
    const line = new SlowLine(listener);
    listener.on('connection', (client) => {
      const connection = new Connection(client, connect(port, '127.0.0.1'));
      line.#connections.add(connection);
      connection.carry(line.#bytesPerSecond);
    });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return line;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#listener.address() as AddressInfo).port}`;
  }

  /** From here on so many bytes a second come down; null for as many as there are. */
  carry(bytesPerSecond: number | null): void {
    this.#bytesPerSecond = bytesPerSecond;
    for (const connection of this.#connections) connection.carry(bytesPerSecond);
  }

  close(): void {
    this.#listener.close();
    for (const connection of this.#connections) connection.end();
  }
}

class Connection {
  readonly #client: Socket;
  readonly #server: Socket;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(client: Socket, server: Socket) {
    this.#client = client;
    this.#server = server;
    client.pipe(server);
    for (const socket of [client, server]) {
      socket.on('error', () => this.end());
      socket.on('close', () => this.end());
    }
  }

  carry(bytesPerSecond: number | null): void {
    clearInterval(this.#timer);
    if (bytesPerSecond === null) {
      this.#server.pipe(this.#client);
      return;
    }
    this.#server.unpipe();
    this.#server.pause();
    const bytes = Math.ceil((bytesPerSecond * TICK_MS) / 1000);
    this.#timer = setInterval(() => this.#pass(bytes), TICK_MS);
  }

  end(): void {
    clearInterval(this.#timer);
    this.#client.destroy();
    this.#server.destroy();
  }

  #pass(bytes: number): void {
    const chunk: unknown = this.#server.read(bytes) ?? this.#server.read();
    if (chunk instanceof Uint8Array) this.#client.write(chunk);
  }
}
