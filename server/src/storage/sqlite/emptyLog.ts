import type { DatabaseSync } from 'node:sqlite';

/** How long somebody who reads is waited for; reading is short. */
const PATIENCE_MS = 2000;

/**
 * Brings the log of a database into its file and cuts it off, so that the pages as they were before are nowhere any
 * more. Gives whether that was possible: somebody may be reading, or the disk full.
 */
export function emptyLog(database: DatabaseSync): boolean {
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`);
    const outcome = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    return outcome?.busy === 0;
  } catch {
    return false;
  } finally {
    database.exec('PRAGMA busy_timeout = 0');
  }
}
