import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { isDamage } from './damage.ts';

/** What SQLite finds wrong with a database: where its pages contradict each other. Empty when nothing. */
export function contradictionsIn(database: DatabaseSync): readonly string[] {
  try {
    const found = database.prepare('PRAGMA integrity_check(100)').all();
    return found.map((row) => String(row.integrity_check)).filter((line) => line !== 'ok');
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [String(error)];
  }
}

/** Whether SQLite finds nothing wrong, asked in a thread of its own: it reads the whole file. */
export function isIntact(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./integrityWorker.ts', import.meta.url), { workerData: path });
    worker.once('message', (found: boolean) => resolve(found));
    worker.once('error', reject);
  });
}

/** The same, in this thread. A database that cannot be opened is not intact. */
export function isIntactNow(path: string): boolean {
  try {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      return contradictionsIn(database).length === 0;
    } finally {
      database.close();
    }
  } catch {
    return false;
  }
}
