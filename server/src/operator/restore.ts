import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { shapeOf } from '../documents/gate/shape.ts';
import { documentNamed } from '../documents/names.ts';
import { restore as rebuild } from '../documents/restore.ts';
import { makeFolder } from '../storage/sqlite/dataFolder.ts';
import { documentTables } from '../storage/sqlite/documentTables.ts';
import { filesIn } from '../storage/sqlite/files.ts';
import { migrate } from '../storage/sqlite/schema.ts';
import { type Command, EXIT, type Exit, WrongUse } from './command.ts';
import { describe } from './describe.ts';
import { type Inspection, inspectFile } from './inspection/inspect.ts';
import { lockForOperator } from './lockForOperator.ts';
import type { Output } from './Output.ts';
import { syncFile } from './syncFile.ts';
import { writeAnew } from './writeAnew.ts';

/** Puts a backup in the place of what is stored. */
export const restore: Command = {
  purpose: 'put a backup back; the server is stopped',
  help: `Copies a backup into the data folder, brings it to the form of this version, checks it as verbindbord check does, and
only then puts it in place. Every board is written anew, so that pages that are still open with what came after the
backup start from it too. In a folder where data stands nothing is done without --replace; what stood there is then
kept in the data folder (before-restore-…).

--replace         also where data stands
--even-damaged    also a backup that holds damage

Ends with 0 when the backup is in place, 1 when it is damaged, 2 when it was used wrongly.`,
  takesFile: true,
  flags: ['replace', 'even-damaged'],
  run: ({ folder, file, flags }, output) => {
    if (!existsSync(file)) throw new WrongUse(`There is no file ${file}.`);
    makeFolder(folder);
    const unlock = lockForOperator(folder);
    try {
      if (hasData(folder) && !flags.has('replace')) {
        throw new WrongUse(`There is data in ${folder} already: with --replace it makes way, and is kept.`);
      }
      return putBack(file, folder, flags.has('even-damaged'), output);
    } finally {
      unlock();
    }
  },
};

function putBack(file: string, folder: string, evenDamaged: boolean, output: Output): Exit {
  const making = `${filesIn(folder).database}-restoring`;
  rmSync(making, { force: true });
  output.say(`Copying ${file}`);
  copyFileSync(file, making, constants.COPYFILE_FICLONE);
  bringUpToDate(making);
  const inspection = inspectFile(making, (done, of) => output.progress(`${done} of ${of} documents checked`));
  describe(inspection, output);
  if (!inspection.sound && !evenDamaged) {
    rmSync(making, { force: true });
    output.say(
      'Nothing was changed: the backup is damaged. With --even-damaged it is put back all the same.',
    );
    output.json({ folder, file, restored: false, kept: null, ...inspection });
    return EXIT.damaged;
  }
  const renewed = renewDocuments(making, inspection);
  output.say(
    `${renewed} documents were written anew, so that pages that are still open take them from here.`,
  );
  syncFile(making);
  const kept = hasData(folder) ? moveAside(folder) : null;
  if (kept) output.say(`What stood there is kept in ${kept}`);
  renameSync(making, filesIn(folder).database);
  output.say(`The backup is in place in ${folder}: the server can be started.`);
  output.json({ folder, file, restored: true, kept, ...inspection });
  return EXIT.sound;
}

/** Brings a backup that an older version made to the form of this one. */
function bringUpToDate(path: string): void {
  try {
    const database = new DatabaseSync(path);
    try {
      migrate(database);
    } finally {
      database.close();
    }
  } catch (error) {
    rmSync(path, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new WrongUse(`It is no backup that can be put back: ${why}.`);
  }
}

/** Gives how many. Those that are damaged stay as they are. */
function renewDocuments(path: string, { documents }: Inspection): number {
  const database = new DatabaseSync(path);
  const tables = documentTables(database);
  const at = Date.now();
  let renewed = 0;
  database.exec('PRAGMA foreign_keys = ON; BEGIN');
  for (const { code, document, problems } of documents) {
    const ref = documentNamed(document);
    if (!ref || problems.length > 0) continue;
    const key = { code, document };
    const stored = tables.read(key);
    const restored = rebuild(stored, shapeOf(ref));
    if (restored.kind !== 'whole') continue;
    writeAnew(database, key, stored, shapeOf(ref), { doc: restored.doc, after: stored.last, at });
    restored.doc.destroy();
    renewed++;
  }
  database.exec('COMMIT');
  database.close();
  return renewed;
}

function hasData(folder: string): boolean {
  const { database, log, marks } = filesIn(folder);
  return [database, log, marks].some((path) => existsSync(path));
}

/** Moves what stands in the folder into a new one inside it, and gives that. */
function moveAside(folder: string): string {
  const kept = join(folder, `before-restore-${new Date().toISOString().replaceAll(':', '-')}`);
  mkdirSync(kept, { mode: 0o700 });
  const { database, log, logIndex, marks } = filesIn(folder);
  for (const path of [log, logIndex, marks, database]) {
    if (existsSync(path)) renameSync(path, join(kept, basename(path)));
  }
  return kept;
}
