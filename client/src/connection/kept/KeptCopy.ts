import { deleteDB } from 'idb';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { type Place, within } from './database.ts';

/** Milliseconds after which a database that does not open is given up. */
const PATIENCE = 5000;

/** Which document of whom. A document that was written anew has another epoch and shares nothing with the last. */
export interface CopyName extends Place {
  readonly document: string;
  readonly epoch: number;
}

const nameOf = ({ code, me, document, epoch }: CopyName): string =>
  `verbindbord/${code}/${me}/${document}/${epoch}`;

/**
 * A confirmed document on this device: y-indexeddb, which takes up what was kept and keeps what comes. Pages of one
 * person may share it. When the browser stops keeping, it says so once and leaves the document alone.
 */
export class KeptCopy {
  readonly #doc: Y.Doc;
  readonly #persistence: IndexeddbPersistence;
  readonly #onFailed: () => void;
  #isOver = false;

  private constructor(name: CopyName, doc: Y.Doc, onFailed: () => void) {
    this.#doc = doc;
    this.#onFailed = onFailed;
    this.#persistence = new IndexeddbPersistence(nameOf(name), doc);
    // Its own listener throws into the document when its database was closed under it.
    doc.off('update', this.#persistence._storeUpdate);
    doc.on('update', this.#keep);
  }

  /** Resolves when the document holds what was kept; rejects when the browser does not say. */
  static async open(name: CopyName, doc: Y.Doc, onFailed: () => void): Promise<KeptCopy> {
    const copy = new KeptCopy(name, doc, onFailed);
    try {
      await within(PATIENCE, copy.#persistence.whenSynced);
    } catch (error) {
      copy.close();
      throw error;
    }
    const db = copy.#persistence.db;
    for (const event of ['abort', 'close'] as const) db?.addEventListener(event, () => copy.#fail());
    return copy;
  }

  /** Resolves when all that the document held at this moment is written: a look at the store comes after it. */
  written(): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#persistence.db?.transaction('updates', 'readonly');
      if (!transaction) return resolve();
      transaction.objectStore('updates').count();
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  close(): void {
    this.#isOver = true;
    this.#doc.off('update', this.#keep);
    this.#persistence.destroy().catch(() => undefined);
  }

  readonly #keep = (update: Uint8Array, origin: unknown): void => {
    try {
      this.#persistence._storeUpdate(update, origin);
    } catch {
      this.#fail();
    }
  };

  #fail(): void {
    if (this.#isOver) return;
    this.close();
    this.#onFailed();
  }
}

/** Takes a document off this device. Pages that have it open stop keeping it. */
export async function removeCopy(name: CopyName): Promise<void> {
  await within(PATIENCE, deleteDB(nameOf(name)));
}

/** Reads a document that is kept, as it is now. */
export async function readCopy(name: CopyName): Promise<Y.Doc> {
  const doc = new Y.Doc();
  const copy = await KeptCopy.open(name, doc, () => undefined);
  copy.close();
  return doc;
}
