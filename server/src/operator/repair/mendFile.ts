import type { DatabaseSync } from 'node:sqlite';
import { contradictionsIn } from '../../storage/sqlite/integrity.ts';
import type { Marks } from '../../storage/sqlite/marks.ts';
import { openSound } from '../../storage/sqlite/opening.ts';
import { finishRescue, makeRescue } from '../../storage/sqlite/rescue/rescue.ts';

export interface MendedFile {
  readonly database: DatabaseSync;
  /** The file was made anew from what could be read on its pages. */
  readonly isAnew: boolean;
}

/**
 * Opens the database of a folder that nobody else has, and makes it anew where its pages contradict each other.
 *
 * @param kept where a copy of the files stands
 */
export function mendFile(folder: string, kept: string, marks: Marks): MendedFile {
  let isAnew = false;
  const database = openSound(folder, marks, () => {
    isAnew = true;
  });
  if (contradictionsIn(database).length === 0) return { database, isAnew };
  database.close();
  makeRescue(folder, kept, marks);
  finishRescue(folder);
  return { database: openSound(folder, marks, () => {}), isAnew: true };
}
