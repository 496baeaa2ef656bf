import * as Y from 'yjs';
import { type Database, type Schema, under } from './database.ts';
import { type CopyName, KeptCopy, readCopy, removeCopy } from './KeptCopy.ts';
import type { Keeper } from './leftBehind.ts';
import { livePages } from './pages.ts';

type DocumentKey = Schema['documents']['key'];

/**
 * One confirmed document on this device in its epochs. One of them is worked with; an earlier one stays for as long as
 * changes wait that were made on it.
 */
export class KeptEpochs {
  readonly #keeper: Keeper;
  readonly #onFailed: () => void;
  #copy: KeptCopy | null = null;

  /** @param onFailed told when the browser stops keeping the one that is worked with */
  constructor(keeper: Keeper, onFailed: () => void) {
    this.#keeper = keeper;
    this.#onFailed = onFailed;
  }

  /** The newest epoch that is kept, or null. */
  async newest(db: Database): Promise<number | null> {
    return (await this.#all(db)).at(-1) ?? null;
  }

  /** Works with the document of this epoch: what is kept of it comes into `doc`, and what comes there is kept. */
  async open(epoch: number, doc: Y.Doc): Promise<void> {
    this.#copy = await KeptCopy.open(this.#nameOf(epoch), doc, this.#onFailed);
  }

  /** Works with another one from now on. Gives whether it is written down; where there is no room for it, it is not. */
  async change(epoch: number, doc: Y.Doc): Promise<boolean> {
    this.close();
    try {
      await this.open(epoch, doc);
      await this.written();
      return true;
    } catch {
      this.close();
      return false;
    }
  }

  /** Resolves when all that the document held at this moment is written. */
  async written(): Promise<void> {
    await this.#copy?.written();
  }

  close(): void {
    this.#copy?.close();
    this.#copy = null;
  }

  keyOf(epoch: number): DocumentKey {
    const { code, me, document } = this.#keeper;
    return [code, me, document, epoch];
  }

  /** The document of an epoch as it is kept; an empty one when it is not. */
  async read(db: Database, epoch: number): Promise<Y.Doc> {
    const isKept = (await this.#all(db)).includes(epoch);
    return isKept ? readCopy(this.#nameOf(epoch)) : new Y.Doc();
  }

  /** Documents of other epochs go when no page has own changes that were made on them. */
  async removeOthers(db: Database, epoch: number | null): Promise<void> {
    const others = (await this.#all(db)).filter((other) => other !== epoch);
    if (others.length === 0) return;
    const { code, me, document, page } = this.#keeper;
    const own = await db.getAll('own', under(code, me, document));
    const needed = new Set(own.map((row) => row.epoch));
    const live = await livePages(this.#keeper);
    const isAlone = live !== null && [...live].every((other) => other === page);
    for (const other of others) if (isAlone && !needed.has(other)) await this.#remove(db, other);
  }

  async removeAll(db: Database): Promise<void> {
    for (const epoch of await this.#all(db)) await this.#remove(db, epoch);
  }

  async #remove(db: Database, epoch: number): Promise<void> {
    await removeCopy(this.#nameOf(epoch));
    await db.delete('documents', this.keyOf(epoch));
  }

  /** In order. */
  async #all(db: Database): Promise<number[]> {
    const { code, me, document } = this.#keeper;
    const keys = await db.getAllKeys('documents', under(code, me, document));
    return keys.map((key) => key[3]);
  }

  #nameOf(epoch: number): CopyName {
    return { ...this.#keeper, epoch };
  }
}
