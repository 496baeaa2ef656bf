import { openSqliteStore } from '@verbindbord/server/src/storage/sqlite/sqliteStore.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import { recordOf } from '../../storage/record.ts';
import { removeFolder, temporaryFolder } from '../machine/cleanup.ts';
import { Samples, type Spread } from '../report/statistics.ts';

/** How fast rows get on disk when so many are asked for at once, and the next when those are there. */
export interface Appends {
  readonly atOnce: number;
  readonly perSecond: number;
  /** From asking until it is on disk. */
  readonly took: Spread | null;
}

const KEY = { code: 'AAAAAAAA', document: 'board' };
/** As long as an update with a letter in it, and as long as one that a beat of a busy room makes. */
const ROW_BYTES = 60;

/** Appends rows for so many seconds. */
export async function measureAppends(atOnce: number, seconds: number): Promise<Appends> {
  const folder = temporaryFolder();
  const store = openSqliteStore(folder);
  try {
    await store.createSession(recordOf(KEY.code), []);
    await appendFor(store, atOnce, 1);
    const { count, took, elapsed } = await appendFor(store, atOnce, seconds);
    return { atOnce, perSecond: count / elapsed, took: took.spread() };
  } finally {
    await store.close();
    removeFolder(folder);
  }
}

async function appendFor(store: Store, atOnce: number, seconds: number) {
  const took = new Samples();
  const start = performance.now();
  let count = 0;
  const append = async (): Promise<void> => {
    const asked = performance.now();
    await store.append(KEY, new Uint8Array(ROW_BYTES).fill(count++ % 251), Date.now());
    took.add(performance.now() - asked);
  };
  while (performance.now() - start < seconds * 1000) {
    await Promise.all(Array.from({ length: atOnce }, append));
  }
  return { count, took, elapsed: (performance.now() - start) / 1000 };
}
