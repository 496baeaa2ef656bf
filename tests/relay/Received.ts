import type { SessionSocket } from '@verbindbord/client/src/connection/socket.ts';
import type { MemberSocket } from './people.ts';

/** Bytes that somebody received, over whatever connection, at the lowest place where they can be seen. */
export class Received {
  readonly #frames: Buffer[] = [];

  readonly add = (data: unknown): void => {
    if (typeof data === 'string') this.#frames.push(Buffer.from(data, 'utf8'));
    else if (data instanceof ArrayBuffer) this.#frames.push(Buffer.from(data));
    else if (ArrayBuffer.isView(data)) {
      this.#frames.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    }
  };

  /** Listens in on a socket of socket.io, also when it connects again. */
  listenTo(socket: SessionSocket | MemberSocket): void {
    let heard: unknown = null;
    const listen = (): void => {
      const { engine } = socket.io;
      if (engine === heard) return;
      heard = engine;
      engine.on('packet', ({ data }: { data?: unknown }) => this.add(data));
    };
    listen();
    socket.io.on('open', listen);
  }

  holds(mark: string): boolean {
    return this.#frames.some((frame) => frame.includes(mark));
  }
}
