export type End = 'server' | 'client';

/** A connection that delivers when the test says so: in order, as TCP does, unless the test wants it otherwise. */
export class Wire {
  readonly #waiting: Readonly<Record<End, (() => void)[]>> = { server: [], client: [] };
  readonly #isOpen: Record<End, boolean> = { server: true, client: true };

  /** Sends something to an end; `arrive` is what it does there. */
  send(to: End, arrive: () => void): void {
    if (this.#isOpen[to]) this.#waiting[to].push(arrive);
  }

  /** Lets the next message arrive at an end, or one that was sent so many later; gives whether there was one. */
  deliver(to: End, later = 0): boolean {
    const waiting = this.#waiting[to];
    const [arrive] = waiting.splice(Math.min(later, waiting.length - 1), 1);
    arrive?.();
    return arrive !== undefined;
  }

  /** Bytes on their way to an end, where each message counts for a large one: a few, and somebody is a slow reader. */
  backlog(to: End): number {
    return this.#waiting[to].length * 270_000;
  }

  /** An end is gone: nothing arrives there any more. */
  close(end: End): void {
    this.#isOpen[end] = false;
    this.#waiting[end].length = 0;
  }
}
