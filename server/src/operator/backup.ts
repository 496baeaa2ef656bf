import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesIn } from '../storage/sqlite/files.ts';
import { requireData } from './check.ts';
import { type Command, EXIT, WrongUse } from './command.ts';
import { describe, megabytes } from './describe.ts';
import { inspectFile } from './inspection/inspect.ts';
import { openForReading } from './inspection/openForReading.ts';
import { syncFile } from './syncFile.ts';

/** Copies everything that is stored into one file. */
export const backup: Command = {
  purpose: 'copy everything into one file, also while the server runs',
  help: `Writes a copy of everything as it is at one moment, and checks the copy as verbindbord check does before the file
gets its name. A file that is there already is left alone. The copy holds all that people wrote: keep it as well
guarded as the data folder.

Ends with 0 when the copy is sound, 1 when it holds damage that is in the data folder too (the copy is kept) or could
not be made, 2 when it was used wrongly.`,
  takesFile: true,
  flags: [],
  run: ({ folder, file }, output) => {
    requireData(folder);
    if (existsSync(file)) throw new WrongUse(`${file} is there already: give the backup another name.`);
    if (!existsSync(dirname(file))) throw new WrongUse(`There is no folder ${dirname(file)}.`);
    const making = `${file}.part`;
    rmSync(making, { force: true });
    output.say(`Copying ${megabytes(statSync(filesIn(folder).database).size)} from ${folder}`);
    const failure = copy(folder, making);
    if (failure !== null) {
      rmSync(making, { force: true });
      output.say(`The backup could not be made: ${failure}.`);
      output.say('If the database is damaged, verbindbord repair makes it whole first.');
      output.json({ folder, file: null, failure });
      return EXIT.damaged;
    }
    const inspection = inspectFile(making, (done, of) =>
      output.progress(`${done} of ${of} documents checked`),
    );
    syncFile(making);
    renameSync(making, file);
    describe(inspection, output);
    output.say(`The backup is ${file}`);
    output.json({ folder, file, ...inspection });
    return inspection.sound ? EXIT.sound : EXIT.damaged;
  },
};

/** Gives why it failed, or null. */
function copy(folder: string, to: string): string | null {
  try {
    const database = openForReading(filesIn(folder));
    try {
      database.prepare('VACUUM INTO ?').run(to);
      return null;
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
