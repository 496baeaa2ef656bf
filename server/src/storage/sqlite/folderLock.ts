import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Keeps the data folder for this process: two servers on one folder would each number the rows of the log. The
 * operating system takes the lock back when the process ends, however it ends.
 *
 * @returns the way to let go
 * @throws when another server has the folder
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, 'verbindbord.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new Error('another server is using it') : error;
  }
  return () => lock.close();
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
