import { accessSync, constants } from 'node:fs';

/** SQLite's result codes for a file that contradicts itself, that is no database, and that ends too early. */
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const SHORT_READ = 522;
/** A statement that makes no sense for the tables that are there; a file that says that it may only be read. */
const WRONG_STATEMENT = 1;
const READ_ONLY = 8;

/** Of all that an error knows, its cause goes along to another thread. */
const DAMAGE = 'damaged file';

/** What was read is not what was written. */
export class DamagedFile extends Error {
  constructor(message: string) {
    super(message, { cause: DAMAGE });
  }
}

/** Whether an error says that the file is damaged. */
export function isDamage(error: unknown): boolean {
  if (error instanceof Error && error.cause === DAMAGE) return true;
  const code = codeOf(error);
  return code === SHORT_READ || [CORRUPT, NOT_A_DATABASE].includes(code & 0xff);
}

/** The same while a database is opened: then all statements are ours, and the tables are what is wrong. */
export function isDamageAtStart(error: unknown, path: string): boolean {
  const code = codeOf(error) & 0xff;
  return isDamage(error) || code === WRONG_STATEMENT || (code === READ_ONLY && isWritable(path));
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
