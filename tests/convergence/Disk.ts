import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainWriting } from '@verbindbord/server/src/storage/sqlite/PlainWriting.ts';
import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';

/** In memory where the system has such a place: these runs are many, and no power fails in them. */
const PLACE = process.env.MEMORY_DIR ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

/**
 * The data folder of one server after the other, with the real store on it. What goes to the log of a document
 * takes until the test lets it go on: once before it is written, and once before whoever asked is told.
 */
export class Disk {
  readonly #place = mkdtempSync(join(PLACE, 'verbindbord-converge-'));
  #count = 0;
  #folder = this.#newFolder();
  #store: Store | null = null;
  #held: (() => void)[] = [];

  /** The store of a server that starts. */
  mount(): Store {
    const store = openSqliteStore(this.#folder, { writingIn: (folder) => new PlainWriting(folder) });
    this.#store = store;
    const hold = (): Promise<void> => new Promise((resolve) => this.#held.push(resolve));
    const slowly =
      <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await hold();
        const result = await write(...args);
        await hold();
        return result;
      };
    return {
      ...store,
      append: slowly(store.append),
      saveSnapshot: slowly(store.saveSnapshot),
      startEpoch: slowly(store.startEpoch),
    };
  }

  /** Lets everything that waits go one step on; gives whether anything did. */
  goOn(): boolean {
    const held = this.#held.splice(0);
    for (const release of held) release();
    return held.length > 0;
  }

  /** The server dies: the next one finds the files as they stand now, and what waits never happens. */
  async crash(): Promise<void> {
    this.#held = [];
    const folder = this.#newFolder();
    cpSync(this.#folder, folder, { recursive: true });
    await this.#drop();
    this.#folder = folder;
  }

  async remove(): Promise<void> {
    this.#held = [];
    await this.#drop();
    rmSync(this.#place, { recursive: true, force: true });
  }

  async #drop(): Promise<void> {
    await this.#store?.close();
    this.#store = null;
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #newFolder(): string {
    const folder = join(this.#place, String(++this.#count));
    mkdirSync(folder);
    return folder;
  }
}
