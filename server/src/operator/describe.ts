import type { Inspection } from './inspection/inspect.ts';
import type { DocumentReport } from './inspection/inspectDocument.ts';
import type { Output } from './Output.ts';

/** Tells a person how everything was found: all that is wrong, and of what is sound how much. */
export function describe({ sound, database, sessions, documents }: Inspection, output: Output): void {
  output.say(`Database   ${megabytes(database.bytes)}: ${verdict(database.problems)}`);
  for (const problem of database.problems.slice(0, MOST)) output.say(`           ${problem}`);
  tell('Sessions', sessions, output, ({ code, title, problems }) => [
    `${code}${title === null ? '' : ` ‘${title}’`}`,
    ...problems,
  ]);
  tell('Documents', documents, output, (document) => [
    `${document.code} ${document.document}`,
    ...document.problems,
    whatOpens(document),
  ]);
  output.say(sound ? 'Everything is sound.' : 'Damage was found.');
}

/** Of a file that contradicts itself SQLite can say a hundred things that all come from one. */
const MOST = 5;

interface Inspected {
  readonly problems: readonly string[];
}

function tell<T extends Inspected>(
  name: string,
  all: readonly T[],
  output: Output,
  linesOf: (one: T) => readonly string[],
): void {
  const damaged = all.filter(({ problems }) => problems.length > 0);
  const counted = damaged.length === 0 ? 'all sound' : `${damaged.length} damaged`;
  output.say(`${name.padEnd(11)}${all.length}: ${all.length === 0 ? 'none there' : counted}`);
  for (const one of damaged) {
    const [first = '', ...more] = linesOf(one);
    output.say(`  damaged  ${first}`);
    for (const line of more) output.say(`           ${line}`);
  }
}

function whatOpens({ opens, reached, last }: DocumentReport): string {
  switch (opens) {
    case 'whole':
      return 'people can work in it all the same: nothing of what they wrote is gone';
    case 'partly':
      return `it opens read-only, as it was after row ${reached} of ${last}`;
    case 'lost':
      return 'it does not open: nothing of it can be read';
  }
}

function verdict(problems: readonly string[]): string {
  return problems.length === 0 ? 'sound' : 'damaged';
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
