import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const LOCK = 'verbindbord.lock';

/**
 * Keeps the data folder for this process: two servers on one folder would each number the rows of the log. The
 * operating system takes the lock back when the process ends, however it ends.
 *
 * @returns the way to let go
 * @throws when another server has the folder
 */
export function lockFolder(folder: string): () => void {
  const lock = new DatabaseSync(join(folder, LOCK), { timeout: 0 });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new Error('another server is using it') : error;
  }
  return () => lock.close();
}

/** Whether a server has the folder. Changes nothing. */
export function isLocked(folder: string): boolean {
  const path = join(folder, LOCK);
  if (!existsSync(path)) return false;
  const lock = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    lock.prepare('SELECT * FROM sqlite_schema').all();
    return false;
  } catch (error) {
    // What a server that was killed leaves behind cannot be read either, and locks nothing.
    return isBusy(error);
  } finally {
    lock.close();
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
