import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { DocumentKey, Store } from '../storage/store.ts';
import { shapeOf } from './gate/shape.ts';
import { LiveDocument } from './LiveDocument.ts';
import { nameOf } from './names.ts';
import type { Crowd } from './Room.ts';
import { restore } from './restore.ts';

interface Held {
  /** Null when there is something on disk and none of it can be read. */
  readonly loading: Promise<LiveDocument | null>;
  holders: number;
}

export type CommitListener = (document: LiveDocument) => void;

/**
 * The documents in memory. Each is loaded once, however many people arrive together, and let go when nobody
 * holds it and nothing of it waits to be saved.
 */
export class Documents {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #held = new Map<string, Held>();
  readonly #crowd: Crowd = { size: 0 };
  readonly #listeners = new Set<CommitListener>();

  constructor(store: Store, clock: Clock, log: Logger) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  get size(): number {
    return this.#held.size;
  }

  onCommitted(listener: CommitListener): void {
    this.#listeners.add(listener);
  }

  /**
   * The document, loaded when it was not in memory; null when it is lost. Whoever gets one gives it back with
   * `release`; after null or a rejection there is nothing to give back.
   */
  async open(code: string, document: DocumentRef): Promise<LiveDocument | null> {
    const key: DocumentKey = { code, document: nameOf(document) };
    const id = idOf(key);
    const held = this.#held.get(id) ?? { loading: this.#load(key, document), holders: 0 };
    this.#held.set(id, held);
    held.holders++;
    try {
      const loaded = await held.loading;
      if (!loaded) this.#drop(id, held);
      return loaded;
    } catch (error) {
      this.#drop(id, held);
      throw error;
    }
  }

  async release(document: LiveDocument): Promise<void> {
    const id = idOf(document.key);
    const held = this.#held.get(id);
    if (!held || --held.holders > 0) return;
    await document.flush();
    if (held.holders === 0 && !document.hasUnsaved) await document.close();
    if (held.holders > 0 || this.#held.get(id) !== held) return;
    if (document.hasUnsaved) {
      held.holders++;
      this.#clock.after(1000, () => void this.release(document));
      return;
    }
    this.#held.delete(id);
    document.destroy();
  }

  /** Reads something from a document; null when it is lost. */
  async read<T>(code: string, document: DocumentRef, reader: (doc: Y.Doc) => T): Promise<T | null> {
    const live = await this.open(code, document);
    if (!live) return null;
    try {
      return reader(live.doc);
    } finally {
      void this.release(live);
    }
  }

  /** Resolves when everything that waits is on disk, or could not be put there. */
  async flush(): Promise<void> {
    const loaded = await Promise.allSettled([...this.#held.values()].map((held) => held.loading));
    await Promise.all(loaded.map((one) => (one.status === 'fulfilled' ? one.value?.flush() : undefined)));
  }

  async #load(key: DocumentKey, document: DocumentRef): Promise<LiveDocument | null> {
    const stored = await this.#store.readDocument(key);
    const restored = restore(stored, shapeOf(document));
    if (restored.kind !== 'whole') {
      this.#log.error({ ...key, kind: restored.kind }, 'A document on disk is damaged.');
    }
    if (restored.kind === 'lost') return null;
    return new LiveDocument(restored, stored, {
      key,
      document,
      store: this.#store,
      clock: this.#clock,
      log: this.#log,
      crowd: this.#crowd,
      onCommitted: (live) => {
        for (const listener of this.#listeners) listener(live);
      },
    });
  }

  #drop(id: string, held: Held): void {
    held.holders--;
    if (held.holders === 0 && this.#held.get(id) === held) this.#held.delete(id);
  }
}

function idOf(key: DocumentKey): string {
  return `${key.code}/${key.document}`;
}
