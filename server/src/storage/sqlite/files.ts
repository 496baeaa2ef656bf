import { join } from 'node:path';

/** The files of a data folder. */
export interface DataFiles {
  readonly database: string;
  /** SQLite's newest transactions. */
  readonly log: string;
  /** SQLite's index of those; it makes it anew by itself. */
  readonly logIndex: string;
  readonly marks: string;
}

export function filesIn(folder: string): DataFiles {
  const database = join(folder, 'verbindbord.sqlite');
  return {
    database,
    log: `${database}-wal`,
    logIndex: `${database}-shm`,
    marks: join(folder, 'verbindbord.marks'),
  };
}
