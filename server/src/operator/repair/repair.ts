import type { DatabaseSync } from 'node:sqlite';
import { documentNamed } from '../../documents/names.ts';
import { filesIn } from '../../storage/sqlite/files.ts';
import { Marks } from '../../storage/sqlite/marks.ts';
import { keepAside } from '../../storage/sqlite/rescue/rescue.ts';
import { requireData } from '../check.ts';
import { type Command, EXIT, type Exit, type Given } from '../command.ts';
import { describe } from '../describe.ts';
import { type Inspection, inspectFolder } from '../inspection/inspect.ts';
import { rowsCalled } from '../inspection/ranges.ts';
import { lockForOperator } from '../lockForOperator.ts';
import type { Output } from '../Output.ts';
import { discard } from './discard.ts';
import { mendFile } from './mendFile.ts';
import { type RepairedDocument, repairDocument } from './repairDocument.ts';
import { type RepairedSession, repairSession } from './repairSession.ts';

/** Rescues what can be read of what is damaged. */
export const repair: Command = {
  purpose: 'rescue what can be read of damaged sessions and boards; the server is stopped',
  help: `Keeps a copy of the files in the data folder (before-repair-…), and then:
- makes the database anew from all that can be read on its pages, where SQLite finds that they contradict each other;
- makes the records of damaged sessions whole, as far as they can be read;
- writes what can be read of each damaged document into a fresh one, also what was written after a bad row, and tells
  what was lost. People then go on in it.
What is sound is left as it is. Nothing is done while a server is at work in the folder.

--discard         also gives up what nothing can be read of: such a board starts empty, such a session is gone

Ends with 0 when everything is sound now, 1 when some of it is not, 2 when it was used wrongly.`,
  takesFile: false,
  flags: ['discard'],
  run: ({ folder, flags }: Given, output: Output): Exit => {
    requireData(folder);
    const unlock = lockForOperator(folder);
    try {
      return repairFolder(folder, flags.has('discard'), output);
    } finally {
      unlock();
    }
  },
};

function repairFolder(folder: string, discards: boolean, output: Output): Exit {
  output.say(`Looking at ${folder}`);
  const before = inspectFolder(folder, progressTo(output));
  describe(before, output);
  if (before.sound) {
    output.say('There is nothing to repair.');
    output.json({ folder, before, kept: null, sessions: [], documents: [], after: before });
    return EXIT.sound;
  }
  const kept = keepAside(folder, 'before-repair');
  output.say();
  output.say(`The files as they were are kept in ${kept}`);
  const marks = new Marks(filesIn(folder).marks);
  const { database, isAnew } = mendFile(folder, kept, marks);
  if (isAnew) output.say('The database was made anew from what can be read on its pages.');
  const work = inspectFolder(folder, progressTo(output));
  const sessions = repairSessions(database, work, marks, output);
  const documents = repairDocuments(database, work, marks, output);
  if (discards) discard(database, inspectFolder(folder, progressTo(output)), marks, output);
  database.close();
  marks.close();
  output.say();
  const after = inspectFolder(folder, progressTo(output));
  describe(after, output);
  if (!after.sound)
    output.say('What is left can be given up with verbindbord repair --discard, or a backup put back.');
  output.json({ folder, before, kept, sessions, documents, after });
  return after.sound ? EXIT.sound : EXIT.damaged;
}

function progressTo(output: Output) {
  return (done: number, of: number): void => output.progress(`${done} of ${of} documents checked`);
}

function repairSessions(
  database: DatabaseSync,
  { sessions, documents }: Inspection,
  marks: Marks,
  output: Output,
): RepairedSession[] {
  const read = database.prepare('SELECT * FROM sessions WHERE code = ?');
  const damaged = sessions.filter(({ problems }) => problems.length > 0);
  return damaged.flatMap(({ code }) => {
    const row = read.get(code) ?? null;
    const isKnown =
      row !== null || documents.some((one) => one.code === code && one.rows + one.snapshots > 0);
    if (!isKnown) return [];
    const mark = marks.has(code) ? marks.of(code) : -1;
    const repaired = inTransaction(database, () => repairSession(database, code, row, mark));
    output.say(`${code}: ${repaired.done.join('; ') || 'its record was written anew'}`);
    for (const [name, secret] of Object.entries(repaired.secrets))
      output.say(`  ${linkOf(code, name, secret)}`);
    return [repaired];
  });
}

/** What is told here is kept nowhere. */
function linkOf(code: string, name: string, secret: string): string {
  return name === 'recovery' ? `recovery code: ${secret}` : `link for the role ${name}: /s/${code}#${secret}`;
}

function repairDocuments(
  database: DatabaseSync,
  { documents }: Inspection,
  marks: Marks,
  output: Output,
): RepairedDocument[] {
  const damaged = documents.filter(({ problems }) => problems.length > 0);
  return damaged.flatMap(({ code, document }, index) => {
    output.progress(`${index} of ${damaged.length} documents repaired`);
    const ref = documentNamed(document);
    if (!ref) return [];
    const mark = marks.of(`${code}/${document}`);
    const key = { code, document };
    const { repaired, last } = inTransaction(database, () => {
      return repairDocument(database, key, ref, mark, Date.now());
    });
    if (repaired.rescued) marks.note(`${code}/${document}`, last);
    tellOf(repaired, output);
    return [repaired];
  });
}

function tellOf({ code, document, rescued }: RepairedDocument, output: Output): void {
  if (!rescued) {
    output.say(`${code} ${document}: nothing of it can be read; it stays as it is`);
    return;
  }
  const { things, lostRows, partlyUsedRows, lostThings } = rescued;
  output.say(`${code} ${document}: written anew with ${counted(things) || 'nothing on it'}`);
  const lost = [
    ...(lostRows.length > 0 ? [`what was changed in ${rowsCalled(lostRows)}`] : []),
    ...(partlyUsedRows.length > 0 ? [`a part of ${rowsCalled(partlyUsedRows)}`] : []),
    ...(counted(lostThings) ? [`as far as is known ${counted(lostThings)}`] : []),
  ];
  output.say(lost.length === 0 ? '  nothing was lost' : `  lost: ${lost.join('; ')}`);
}

const WORDS: Readonly<Record<string, readonly [one: string, more: string]>> = {
  stakeholders: ['stakeholder', 'stakeholders'],
  connections: ['connection', 'connections'],
  notes: ['note', 'notes'],
  clusters: ['group of notes', 'groups of notes'],
  sheets: ['sheet', 'sheets'],
  parkedIssues: ['parked issue', 'parked issues'],
  comments: ['comment', 'comments'],
  lines: ['line', 'lines'],
};

/** Things by kind; settings are no things. */
function counted(things: Readonly<Record<string, number>>): string {
  return Object.entries(WORDS)
    .map(([root, [one, more]]) => [things[root] ?? 0, one, more] as const)
    .filter(([count]) => count > 0)
    .map(([count, one, more]) => `${count} ${count === 1 ? one : more}`)
    .join(', ');
}

function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const done = work();
    database.exec('COMMIT');
    return done;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
