import { Worker } from 'node:worker_threads';

/** One call of a thread, and what came of it. */
export interface Call {
  readonly id: number;
  readonly name: string;
  readonly given: readonly unknown[];
}
export interface Answer {
  readonly id: number;
  readonly outcome: CallOutcome;
}
export type CallOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

/** Why nothing is done any more: what was called is closed. */
export class Closed extends Error {
  constructor() {
    super('It is closed.');
  }
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** The longest time that a timer can take. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * A thread of the server that does what it is called for. It starts at the first call, keeps the process alive only
 * while somebody waits, and is followed by another when it ends by itself, for want of memory for instance.
 */
export class Thread {
  readonly #file: URL;
  readonly #data: unknown;
  readonly #idleMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #isClosed = false;
  #count = 0;
  #idle: NodeJS.Timeout | undefined;

  /**
   * @param file takes a `Call` or, to end, null in a message; gives answers in messages that are arrays of `Answer`
   * @param data what the thread is told when it starts
   * @param idleMs after so many milliseconds without a call it ends, and its memory is free
   */
  constructor(file: URL, data: unknown, idleMs = LONGEST_MS) {
    this.#file = file;
    this.#data = data;
    this.#idleMs = idleMs;
  }

  /** Rejects with `Closed`, with what the call threw, or with why the thread ended. */
  call<T>(name: string, given: readonly unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) throw new Closed();
      clearTimeout(this.#idle);
      const worker = this.#worker ?? this.#start();
      const id = ++this.#count;
      worker.postMessage({ id, name, given } satisfies Call);
      worker.ref();
      this.#waiting.set(id, { resolve, reject });
    });
  }

  /** Resolves when all that was called for is done and the thread has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#idle);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.ref();
    worker.postMessage(null);
    await ended;
  }

  /** Ends at once; what was called for is not done. */
  async stop(): Promise<void> {
    this.#isClosed = true;
    const worker = this.#worker;
    this.#lose(worker, new Closed());
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.#file, { workerData: this.#data });
    this.#worker = worker;
    worker.on('message', (answers: readonly Answer[]) => {
      for (const answer of answers) this.#settle(answer);
      if (this.#waiting.size === 0 && !this.#isClosed) this.#rest(worker);
    });
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('A thread has ended.')));
    return worker;
  }

  #rest(worker: Worker): void {
    worker.unref();
    this.#idle = setTimeout(() => {
      this.#worker = null;
      void worker.terminate();
    }, this.#idleMs).unref();
  }

  #settle({ id, outcome }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (outcome.ok) waiting?.resolve(outcome.value as never);
    else waiting?.reject(outcome.error);
  }

  #lose(worker: Worker | null, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
