import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { backup } from './backup.ts';
import { check } from './check.ts';
import { type Command, EXIT, type Exit, WrongUse } from './command.ts';
import { type Channel, Output } from './Output.ts';
import { repair } from './repair/repair.ts';
import { restore } from './restore.ts';

const COMMANDS: Readonly<Record<string, Command>> = { check, backup, restore, repair };

const COMMON = `--data <folder>   the data folder; otherwise what DATA_DIR says, or data in the folder of Verbindbord
--json            the result as JSON, for programs
--help            this text`;

/** Where a command is given. */
export interface Place {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: Channel;
  readonly err: Channel;
}

/** Carries out what somebody typed behind `verbindbord`. */
export async function verbindbord(words: readonly string[], place: Place): Promise<Exit> {
  try {
    return await run(words, place);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    place.err.write(`${error.message}\n`);
    return EXIT.wrongUse;
  }
}

async function run([name = '', ...words]: readonly string[], place: Place): Promise<Exit> {
  const command = COMMANDS[name];
  if (!command) return showCommands(name, place);
  const { values, positionals } = parse(command, words);
  if (values.help) return showHelp(name, command, place);
  const [file, ...more] = positionals;
  if (more.length > 0 || (file !== undefined && !command.takesFile)) {
    throw new WrongUse(
      `verbindbord ${name} does not know what to do with ${positionals.at(-1)}: see --help.`,
    );
  }
  if (command.takesFile && file === undefined)
    throw new WrongUse(`verbindbord ${name} needs a file: see --help.`);
  const flags = new Set(command.flags.filter((flag) => values[flag] === true));
  const given = { folder: folderOf(values.data, place), file: here(file ?? '', place), flags };
  return command.run(given, new Output(values.json === true, place.out, place.err));
}

interface Parsed {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

function parse(command: Command, args: readonly string[]): Parsed {
  const flag = { type: 'boolean' } as const;
  const own = Object.fromEntries(command.flags.map((name) => [name, flag]));
  try {
    return parseArgs({
      args: [...args],
      options: { ...own, data: { type: 'string' }, json: flag, help: flag },
      allowPositionals: true,
    });
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A setting is read as the server reads it, a word on the line as the shell of whoever typed it does. */
function folderOf(given: string | boolean | undefined, place: Place): string {
  return typeof given === 'string' ? here(given, place) : resolve(place.env.DATA_DIR || 'data');
}

/** Package managers run a script in the folder of its package, and say where they were called. */
function here(path: string, { env }: Place): string {
  return resolve(env.INIT_CWD || '.', path);
}

function showCommands(asked: string, { out, err }: Place): Exit {
  const lines = Object.entries(COMMANDS).map(([name, { purpose, takesFile }]) => {
    return `  ${`${name}${takesFile ? ' <file>' : ''}`.padEnd(16)}${purpose}`;
  });
  const isHelp = asked === '' || asked === 'help' || asked === '--help' || asked === '-h';
  const text = `verbindbord <command>\n\n${lines.join('\n')}\n\nverbindbord <command> --help tells more.\n`;
  if (isHelp) out.write(text);
  else err.write(`There is no command ${asked}.\n\n${text}`);
  return isHelp && asked !== '' ? EXIT.sound : EXIT.wrongUse;
}

function showHelp(name: string, { purpose, help, takesFile, flags }: Command, { out }: Place): Exit {
  const line = ['verbindbord', name, ...(takesFile ? ['<file>'] : []), ...flags.map((flag) => `[--${flag}]`)];
  out.write(`${line.join(' ')}\n${purpose}\n\n${help}\n\n${COMMON}\n`);
  return EXIT.sound;
}
