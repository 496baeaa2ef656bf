import { readThings, type Things } from '@verbindbord/shared/board/readBoard.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import { expect } from 'vitest';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** Looks on as a standard y-websocket client does: what it reads is what the server sent to everybody. */
export class BoardReader {
  readonly #doc = new Y.Doc();
  readonly #provider: WebsocketProvider;

  private constructor(address: string, token: string) {
    this.#provider = new WebsocketProvider(address, 'board', this.#doc, { params: { token } });
  }

  /** Joins a session by one of its links. */
  static async join(link: string, name: string): Promise<BoardReader> {
    const { origin, pathname, hash } = new URL(link);
    const code = pathname.split('/')[2] ?? '';
    const joined = await fetch(`${origin}/api/sessions/${code}/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret: hash.slice(1), name }),
    });
    const { token } = (await joined.json()) as Joined;
    const reader = new BoardReader(`${origin.replace('http', 'ws')}/yjs/${code}`, token);
    await new Promise((resolve) => reader.#provider.once('sync', resolve));
    return reader;
  }

  get things(): Things {
    return readThings(this.#doc);
  }

  /** Waits until the board says so; `expected` stands in the message when it does not. */
  async until<T>(read: (things: Things) => T, expected: T): Promise<void> {
    await expect.poll(() => read(this.things), { timeout: 5_000 }).toEqual(expected);
  }

  leave(): void {
    this.#provider.destroy();
  }
}
