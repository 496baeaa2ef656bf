import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { Logger } from 'pino';
import type * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { DocumentKey, Store } from '../storage/store.ts';
import { Damage } from './Damage.ts';
import { shapeOf } from './gate/shape.ts';
import { type Keeping, plainKeeping } from './keeping.ts';
import { LiveDocument } from './LiveDocument.ts';
import { nameOf } from './names.ts';
import type { Crowd } from './Room.ts';
import { restore } from './restore.ts';

interface Held {
  /** Null when there is something on disk and none of it can be read. */
  loading: Promise<LiveDocument | null>;
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
  readonly #keeping: Keeping;
  /** Those that are given to who opens one. */
  readonly #held = new Map<string, Held>();
  readonly #crowd: Crowd = { size: 0 };
  /** Also those that were written anew, for as long as somebody has not given them back. */
  readonly #heldBy = new WeakMap<LiveDocument, Held>();
  readonly #listeners = new Set<CommitListener>();
  readonly #damage: Damage;

  constructor(store: Store, clock: Clock, log: Logger, keeping = plainKeeping) {
    this.#store = store;
    this.#keeping = keeping;
    this.#clock = clock;
    this.#log = log;
    this.#damage = new Damage(clock, log);
    store.onMadeAnew(() => this.#readDamagedAgain());
  }

  get size(): number {
    return this.#held.size;
  }

  /** How many documents were found damaged and have not been read whole since. */
  get damaged(): number {
    return this.#damage.size;
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
    const held = this.#held.get(idOf(key)) ?? this.#hold(key, document);
    held.holders++;
    const loaded = await this.#loaded(key, held);
    await loaded?.settled();
    if (!loaded?.isOver) return loaded;
    await this.release(loaded);
    return this.open(code, document);
  }

  async release(document: LiveDocument): Promise<void> {
    const held = this.#heldBy.get(document);
    if (!held || --held.holders > 0) return;
    await document.flush();
    if (held.holders === 0 && !document.hasUnsaved) await document.rest();
    if (held.holders > 0 || this.#heldBy.get(document) !== held) return;
    if (document.hasUnsaved) {
      held.holders++;
      this.#clock.after(1000, () => void this.release(document));
      return;
    }
    this.#heldBy.delete(document);
    this.#forget(document.key, held);
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

  #hold(key: DocumentKey, document: DocumentRef): Held {
    const held: Held = { loading: Promise.resolve(null), holders: 0 };
    this.#held.set(idOf(key), held);
    held.loading = this.#load(key, document, held);
    return held;
  }

  async #loaded(key: DocumentKey, held: Held): Promise<LiveDocument | null> {
    try {
      const loaded = await held.loading;
      if (!loaded) this.#drop(key, held);
      return loaded;
    } catch (error) {
      this.#drop(key, held);
      throw error;
    }
  }

  async #load(key: DocumentKey, document: DocumentRef, held: Held): Promise<LiveDocument | null> {
    if (this.#damage.isLost(key)) return null;
    const stored = await this.#store.readDocument(key);
    const restored = restore(stored, shapeOf(document));
    this.#damage.note(key, stored, restored);
    if (restored.kind === 'lost') return null;
    const loaded = new LiveDocument(restored, stored, {
      key,
      document,
      store: this.#store,
      clock: this.#clock,
      log: this.#log,
      crowd: this.#crowd,
      keeping: this.#keeping,
      onOver: () => this.#forget(key, held),
      onCommitted: (live) => {
        for (const listener of this.#listeners) listener(live);
      },
    });
    this.#heldBy.set(loaded, held);
    return loaded;
  }

  /** Also those that are being loaded: they may have been read before. */
  #readDamagedAgain(): void {
    this.#damage.lookAgain();
    for (const { loading } of this.#held.values()) {
      void loading.then(
        (live) => live?.readAgain(),
        () => {},
      );
    }
  }

  #drop(key: DocumentKey, held: Held): void {
    held.holders--;
    if (held.holders === 0) this.#forget(key, held);
  }

  /** Who opens it next has it loaded. */
  #forget(key: DocumentKey, held: Held): void {
    if (this.#held.get(idOf(key)) === held) this.#held.delete(idOf(key));
  }
}

function idOf(key: DocumentKey): string {
  return `${key.code}/${key.document}`;
}
