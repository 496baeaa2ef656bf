import { Thread } from '../../Thread.ts';
import type { WriteName, Writes, Writing } from './writes.ts';

/**
 * Writing by a thread of its own: a commit waits for the disk, and nobody who only moves a cursor should wait with
 * it.
 */
export class ThreadWriting implements Writing {
  readonly #thread: Thread;

  constructor(folder: string) {
    this.#thread = new Thread(new URL('./writingThread.ts', import.meta.url), folder);
  }

  ask<N extends WriteName>(name: N, ...given: Parameters<Writes[N]>): Promise<ReturnType<Writes[N]>> {
    return this.#thread.call(name, given);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }
}
