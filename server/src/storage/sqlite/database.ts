import type { DatabaseSync } from 'node:sqlite';
import { type BallotTables, ballotTables } from './ballotTables.ts';
import { isDamage } from './damage.ts';
import { type DocumentTables, documentTables } from './documentTables.ts';
import { filesIn } from './files.ts';
import { isIntact } from './integrity.ts';
import type { Marks } from './marks.ts';
import { MADE_ANEW, openSound, type Report } from './opening.ts';
import { finishRescue, keepAside, makeRescue } from './rescue/rescue.ts';
import { type SessionTables, sessionTables } from './sessionTables.ts';
import type { WriteName, Writes, Writing } from './writes.ts';

/** Between two looks at the whole file, and before a file is made anew twice: then the disk is of no use. */
const AGAIN_MS = 10 * 60_000;

const BROKEN = 'Its pages contradict each other.';

export interface DatabaseOptions {
  readonly folder: string;
  readonly marks: Marks;
  readonly report: Report;
  readonly writingIn: (folder: string) => Writing;
}

interface Tables {
  readonly sessions: SessionTables;
  readonly documents: DocumentTables;
  readonly ballots: BallotTables;
}

interface Open extends Tables {
  readonly connection: DatabaseSync;
  readonly writing: Writing;
}

/**
 * The SQLite file of a data folder: one connection that reads, and what writes. Where SQLite cannot go on with a file
 * that contradicts itself, the file is made anew from all that can still be read, and work goes on: what is damaged
 * then is only what stood on the bad place.
 */
export class Database {
  readonly #options: DatabaseOptions;
  #open: Open;
  #mending: Promise<boolean> | null = null;
  #mendedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<boolean> | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  readonly #listeners = new Set<() => void>();

  /** Throws for what is no damage; see `openSound`. */
  constructor(options: DatabaseOptions) {
    this.#options = options;
    const { folder, marks, report } = options;
    this.#open = this.#on(openSound(folder, marks, report));
  }

  /** Reads several things as they were together, whatever is written meanwhile. */
  read<T>(work: (tables: Tables) => T): Promise<T> {
    return this.#tryTwice(async ({ connection, ...tables }) => {
      connection.exec('BEGIN');
      try {
        return work(tables);
      } finally {
        if (connection.isTransaction) connection.exec('COMMIT');
      }
    });
  }

  /** Resolves with what the write gave, once that is on disk. */
  write<N extends WriteName>(name: N, ...given: Parameters<Writes[N]>): Promise<ReturnType<Writes[N]>> {
    return this.#tryTwice(({ writing }) => writing.ask(name, ...given));
  }

  /**
   * For when something is missing or wrong and SQLite has not complained: looks whether the file contradicts itself,
   * and makes it anew if so. Gives whether it did.
   */
  mendWhereBroken(): Promise<boolean> {
    if (this.#looking && Date.now() - this.#lookedAt < AGAIN_MS) return this.#looking;
    this.#lookedAt = Date.now();
    this.#looking = this.#look();
    return this.#looking;
  }

  /** Calls back each time that the file was made anew while it was open. */
  onMadeAnew(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async close(): Promise<void> {
    await this.#looking?.catch(() => false);
    await this.#mending;
    await this.#open.writing.close();
    this.#open.connection.close();
  }

  /** Does something again when the file had to be made anew for it. */
  async #tryTwice<T>(work: (open: Open) => Promise<T>): Promise<T> {
    while (this.#mending) await this.#mending;
    const open = this.#open;
    try {
      return await work(open);
    } catch (error) {
      if (!isDamage(error)) throw error;
      if (open === this.#open && !(await this.#mend(String(error)))) throw error;
      return work(this.#open);
    }
  }

  async #look(): Promise<boolean> {
    // What was read is built first: whoever asked for it waits for that.
    await new Promise((resolve) => setImmediate(resolve));
    return !(await isIntact(filesIn(this.#options.folder).database)) && this.#mend(BROKEN);
  }

  #mend(why: string): Promise<boolean> {
    this.#mending ??= this.#makeAnew(why)
      .finally(() => {
        this.#mending = null;
      })
      .then((isAnew) => {
        if (isAnew) for (const listener of this.#listeners) listener();
        return isAnew;
      });
    return this.#mending;
  }

  async #makeAnew(why: string): Promise<boolean> {
    const { folder, marks, report } = this.#options;
    if (Date.now() - this.#mendedAt < AGAIN_MS) return false;
    this.#mendedAt = Date.now();
    const { writing, connection } = this.#open;
    await writing.close();
    try {
      const rescued = makeRescue(folder, keepAside(folder, 'damaged'), marks);
      connection.close();
      finishRescue(folder);
      this.#open = this.#on(openSound(folder, marks, report));
      report(MADE_ANEW, { why, ...rescued });
      return true;
    } catch (error) {
      report('The database is damaged and could not be made anew.', { why, err: error });
      if (connection.isOpen) this.#open = this.#on(connection);
      return false;
    }
  }

  #on(connection: DatabaseSync): Open {
    return {
      connection,
      writing: this.#options.writingIn(this.#options.folder),
      sessions: sessionTables(connection),
      documents: documentTables(connection),
      ballots: ballotTables(connection),
    };
  }
}
