import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';
import { wrap } from 'idb';

/** As whose doing something happens: the name of a page. */
const doing = new AsyncLocalStorage<string>();

interface Page {
  readonly connections: Set<IDBDatabase>;
  readonly transactions: Set<IDBTransaction>;
  /** Names of what it holds, each with the way to be told that it is over. */
  readonly locks: Set<string>;
}

/** What keeps the bytes of one device, and knows which of its pages are there. A page can end at any moment. */
export class FakeBrowser {
  readonly #factory = new IDBFactory();
  readonly #pages = new Map<string, Page>();
  readonly #before = { indexedDB: globalThis.indexedDB, setTimeout: globalThis.setTimeout };

  /** From now on this is the browser of everybody who asks for one. */
  install(): void {
    const { setTimeout } = this.#before;
    globalThis.indexedDB = {
      open: (name: string, version?: number) => this.#open(name, version),
      deleteDatabase: (name: string) => this.#factory.deleteDatabase(name),
    } as IDBFactory;
    Object.defineProperty(globalThis.navigator, 'locks', { value: this.#locks, configurable: true });
    globalThis.setTimeout = ((then: () => void, delay?: number) =>
      setTimeout(AsyncLocalStorage.bind(then), delay)) as typeof setTimeout;
  }

  remove(): void {
    Object.assign(globalThis, this.#before);
    Reflect.deleteProperty(globalThis.navigator, 'locks');
  }

  /** Does something in a page. */
  in<T>(page: string, work: () => T): T {
    return doing.run(page, work);
  }

  open(page: string): void {
    this.#pages.set(page, { connections: new Set(), transactions: new Set(), locks: new Set() });
  }

  /** The page is gone, as when its process ends: what it had not finished writing was never written. */
  end(page: string): void {
    const ended = this.#pages.get(page);
    this.#pages.delete(page);
    for (const transaction of ended?.transactions ?? []) abort(transaction);
    for (const connection of ended?.connections ?? []) connection.close();
  }

  /** Something is being written or read. */
  get isBusy(): boolean {
    return [...this.#pages.values()].some(({ transactions }) => transactions.size > 0);
  }

  #open(name: string, version?: number): IDBOpenDBRequest {
    const page = this.#pages.get(doing.getStore() ?? '');
    // Whatever is left of a page that is gone waits for an answer that does not come.
    if (!page) return new EventTarget() as IDBOpenDBRequest;
    const request = this.#factory.open(name, version);
    request.addEventListener('success', (event) => {
      const connection = request.result;
      if (![...this.#pages.values()].includes(page)) {
        event.stopImmediatePropagation();
        connection.close();
        return;
      }
      page.connections.add(connection);
      const begin = connection.transaction.bind(connection);
      connection.transaction = (...args) => {
        const transaction = begin(...args);
        page.transactions.add(transaction);
        for (const end of ['complete', 'abort'] as const)
          transaction.addEventListener(end, () => page.transactions.delete(transaction));
        return transaction;
      };
    });
    return request;
  }

  readonly #locks = {
    request: async (name: string, ...rest: unknown[]): Promise<unknown> => {
      const page = this.#pages.get(doing.getStore() ?? '');
      if (!page) return new Promise(() => undefined);
      const hold = rest.at(-1) as () => Promise<unknown>;
      await Promise.resolve();
      page.locks.add(name);
      try {
        return await hold();
      } finally {
        page.locks.delete(name);
      }
    },
    query: async () => ({
      held: [...this.#pages.values()].flatMap(({ locks }) => [...locks].map((name) => ({ name }))),
    }),
  };
}

/** Undoes what a transaction did. Nobody is there any more to be told. */
function abort(transaction: IDBTransaction): void {
  wrap(transaction).done.catch(() => undefined);
  (transaction as unknown as { _requests: unknown[] })._requests.length = 0;
  try {
    transaction.abort();
  } catch {
    // It was just about to be over.
  }
}
