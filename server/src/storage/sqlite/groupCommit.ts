import type { DatabaseSync } from 'node:sqlite';

interface Waiting {
  readonly write: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is asked in one turn of the event loop into one transaction: one wait for the disk instead of
 * one each. A write that fails takes nobody along: the others are written without it.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Runs the write in the next transaction; resolves with what it gave once that is on disk. */
  write<T>(write: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#isClosed) {
        reject(new Error('The store is closed.'));
        return;
      }
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ write, resolve: resolve as (value: unknown) => void, reject });
    });
  }

  /** Writes what waits, and nothing after it. */
  close(): void {
    this.#flush();
    this.#isClosed = true;
  }

  #flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    if (group.length === 0) return;
    const failure = this.#commit(group);
    if (!failure) return;
    if (group.length === 1) group[0]?.reject(failure.error);
    else
      for (const one of group) {
        const alone = this.#commit([one]);
        if (alone) one.reject(alone.error);
      }
  }

  #commit(group: readonly Waiting[]): { readonly error: unknown } | null {
    let values: unknown[];
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      values = group.map((one) => one.write());
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      return { error };
    }
    group.forEach((one, index) => {
      one.resolve(values[index]);
    });
    return null;
  }
}
