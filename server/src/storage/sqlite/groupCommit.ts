import type { DatabaseSync } from 'node:sqlite';
import type { CallOutcome } from '../../Thread.ts';
import { DamagedFile, isDamage } from './damage.ts';
import { emptyLog } from './emptyLog.ts';

/** Databases of which the log still holds what was taken away for good. */
const toEmpty = new WeakSet<DatabaseSync>();

/** Asks, within a transaction, for a log that holds nothing of before it, once it is committed. */
export function emptyLogAfterCommit(database: DatabaseSync): void {
  toEmpty.add(database);
}

/**
 * Does several writes in one transaction: one wait for the disk instead of one each. A write that fails takes nobody
 * along: the others are done without it. What is given back is on disk.
 */
export function commitTogether(database: DatabaseSync, writes: readonly (() => unknown)[]): CallOutcome[] {
  const values = commit(database, writes);
  if (values.ok) return values.value.map((value) => ({ ok: true, value }));
  if (writes.length === 1) return [values];
  return writes.map((write) => {
    const alone = commit(database, [write]);
    return alone.ok ? { ok: true, value: alone.value[0] } : alone;
  });
}

function commit(
  database: DatabaseSync,
  writes: readonly (() => unknown)[],
): { readonly ok: true; readonly value: unknown[] } | { readonly ok: false; readonly error: unknown } {
  try {
    database.exec('BEGIN IMMEDIATE');
    const value = writes.map((write) => write());
    database.exec('COMMIT');
    if (toEmpty.has(database) && emptyLog(database)) toEmpty.delete(database);
    return { ok: true, value };
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    return { ok: false, error: isDamage(error) ? new DamagedFile(String(error)) : error };
  }
}
