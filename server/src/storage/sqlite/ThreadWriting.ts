import { Worker } from 'node:worker_threads';
import type { Outcome } from './groupCommit.ts';
import type { WriteName, Writes, Writing } from './writes.ts';

/** What goes to the thread that writes, and what comes back. */
export interface Asked {
  readonly id: number;
  readonly name: WriteName;
  readonly given: readonly unknown[];
}
export interface Done {
  readonly id: number;
  readonly outcome: Outcome;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writing by a thread of its own: a commit waits for the disk, and nobody who only moves a cursor should wait with
 * it.
 */
export class ThreadWriting implements Writing {
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #closed: Promise<void> | null = null;
  #count = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  ask<N extends WriteName>(name: N, ...given: Parameters<Writes[N]>): Promise<ReturnType<Writes[N]>> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new Error('The store is closed.');
      const thread = this.#thread ?? this.#start();
      const id = ++this.#count;
      thread.postMessage({ id, name, given } satisfies Asked);
      if (this.#waiting.size === 0) thread.ref();
      this.#waiting.set(id, { resolve, reject });
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  /** A thread that ended by itself, for want of memory for instance, is followed by another. */
  #start(): Worker {
    const thread = new Worker(new URL('./writingThread.ts', import.meta.url), { workerData: this.#folder });
    this.#thread = thread;
    thread.unref();
    thread.on('message', (done: readonly Done[]) => {
      for (const one of done) this.#settle(one);
      if (this.#waiting.size === 0 && !this.#closed) thread.unref();
    });
    thread.on('error', (error) => this.#lose(thread, error));
    thread.on('exit', () => this.#lose(thread, new Error('The thread that writes has ended.')));
    return thread;
  }

  #settle({ id, outcome }: Done): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (outcome.ok) waiting?.resolve(outcome.value as never);
    else waiting?.reject(outcome.error);
  }

  #lose(thread: Worker, error: unknown): void {
    if (this.#thread !== thread) return;
    this.#thread = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    if (!thread) return;
    const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
    thread.ref();
    thread.postMessage(null);
    await ended;
  }
}
