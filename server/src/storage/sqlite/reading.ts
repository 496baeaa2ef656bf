import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { DocumentKey } from '../store.ts';

/** SQLite's result code for a file that contradicts itself. */
const CORRUPT = 11;

/** The columns of one row, in the order in which they were asked for. */
export type Columns = readonly SQLOutputValue[];

export interface Read {
  /** Up to the first that the file itself cannot give any more; throwing would cost the good rows before it. */
  readonly rows: readonly Columns[];
  readonly complete: boolean;
}

/**
 * A column with a whole number. One that rotted into a number that JavaScript cannot hold is given as one that it
 * can, and does not belong: to throw would cost the other rows.
 */
export function whole(column: string): string {
  return `min(max(${column}, -1), ${Number.MAX_SAFE_INTEGER})`;
}

/** Prepares a question about a document, for `read`: `code` and `document` are its first parameters. */
export function question(database: DatabaseSync, text: string): StatementSync {
  const statement = database.prepare(text);
  statement.setReturnArrays(true);
  return statement;
}

/** @param more numbers for the parameters after the first two */
export function read(
  statement: StatementSync,
  { code, document }: DocumentKey,
  ...more: readonly number[]
): Read {
  try {
    // In one go that is faster than one by one, and a log can have a hundred thousand rows.
    return { rows: statement.all(code, document, ...more).map(asColumns), complete: true };
  } catch (error) {
    if (!isCorrupt(error)) throw error;
  }
  const rows: Columns[] = [];
  try {
    for (const row of statement.iterate(code, document, ...more)) rows.push(asColumns(row));
  } catch (error) {
    if (!isCorrupt(error)) throw error;
  }
  return { rows, complete: false };
}

/** The types of Node do not say what `setReturnArrays` changes. */
function asColumns(row: object): Columns {
  return row as SQLOutputValue[];
}

function isCorrupt(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === CORRUPT;
}
