import { existsSync } from 'node:fs';
import { filesIn } from '../storage/sqlite/files.ts';
import { isLocked } from '../storage/sqlite/folderLock.ts';
import { type Command, EXIT, WrongUse } from './command.ts';
import { describe } from './describe.ts';
import { inspectFolder } from './inspection/inspect.ts';

/** Looks at everything that is stored, and changes nothing. */
export const check: Command = {
  purpose: 'look at everything that is stored, also while the server runs',
  help: `Looks at the file with SQLite's own check, at every session with its tokens, and at every document: rows
without gaps, their checksums, snapshots that load, and whether the whole document can be built from them.
Changes nothing, and may be run beside a server at work.

Ends with 0 when everything is sound, 1 when damage was found, 2 when it was used wrongly.`,
  takesFile: false,
  flags: [],
  run: ({ folder }, output) => {
    requireData(folder);
    output.say(`Checking ${folder}${isLocked(folder) ? ' (a server is at work there)' : ''}`);
    const inspection = inspectFolder(folder, (done, of) => {
      output.progress(`${done} of ${of} documents checked`);
    });
    describe(inspection, output);
    if (!inspection.sound) output.say('What can be done: verbindbord repair --help');
    output.json({ folder, ...inspection });
    return inspection.sound ? EXIT.sound : EXIT.damaged;
  },
};

/** Refuses a folder in which no server ever was. */
export function requireData(folder: string): void {
  const { database, marks } = filesIn(folder);
  if (existsSync(database)) return;
  throw new WrongUse(
    existsSync(marks)
      ? `The database in ${folder} is gone: put a backup back with verbindbord restore <file> --replace.`
      : `There is no data of Verbindbord in ${folder}.`,
  );
}
