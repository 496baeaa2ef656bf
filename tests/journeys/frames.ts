import type { CDPSession, Page } from 'playwright-core';

/**
 * Everything that a page received over its socket, byte for byte: frames of the WebSocket, and the answers of
 * long polling. What is not in here was never sent to that page.
 */
export class ReceivedFrames {
  readonly #frames: Buffer[] = [];
  #waiting: Promise<unknown>[] = [];

  static async record(page: Page): Promise<ReceivedFrames> {
    const recorded = new ReceivedFrames();
    const session: CDPSession = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.webSocketFrameReceived', ({ response }) => {
      recorded.#frames.push(Buffer.from(response.payloadData, response.opcode === 2 ? 'base64' : 'utf8'));
    });
    page.on('response', (response) => {
      if (!response.url().includes('/socket.io/')) return;
      const body = response.body().then(
        (bytes) => void recorded.#frames.push(...pollingPackets(bytes)),
        // A poll that was cut off by a navigation or by the server's end has no body.
        () => undefined,
      );
      recorded.#waiting.push(body);
    });
    return recorded;
  }

  /** The number of frames so far, to look at later ones only. */
  async count(): Promise<number> {
    await this.#settle();
    return this.#frames.length;
  }

  /** Whether any frame from the given one on holds these words, in UTF-8. */
  async hold(words: string, from = 0): Promise<boolean> {
    await this.#settle();
    const bytes = Buffer.from(words, 'utf8');
    return this.#frames.slice(from).some((frame) => frame.includes(bytes));
  }

  async #settle(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    await Promise.all(waiting);
  }
}

/** Packets in the answer to a poll stand between record separators; binary ones are base64 behind a `b`. */
function pollingPackets(body: Buffer): Buffer[] {
  return body
    .toString('utf8')
    .split('\u001e')
    .map((packet) =>
      packet.startsWith('b') ? Buffer.from(packet.slice(1), 'base64') : Buffer.from(packet, 'utf8'),
    );
}
