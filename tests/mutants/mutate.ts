import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutants.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The mutant that this process is to be, if any: its name is in `MUTANT`. */
export function ownMutant(): Mutant | null {
  const { MUTANT: name } = process.env;
  if (!name) return null;
  const mutant = MUTANTS.find((one) => one.name === name);
  if (!mutant) throw new Error(`There is no mutant '${name}'.`);
  return mutant;
}

export function pathOf({ file }: Mutant): string {
  return join(ROOT, file);
}

export function urlOf(mutant: Mutant): string {
  return pathToFileURL(pathOf(mutant)).href;
}

/** The source with the piece replaced; throws when the piece is not there exactly once. */
export function mutate(mutant: Mutant, source: string): string {
  const pieces = source.split(mutant.from);
  if (pieces.length !== 2) {
    throw new Error(
      `${mutant.file} holds ${pieces.length - 1} times what '${mutant.name}' replaces: ${mutant.from}`,
    );
  }
  return pieces.join(mutant.to);
}

/** Leaves a sign in the file of `MUTANT_SIGN` that the mutant was loaded: one that nobody loads is noticed by nobody. */
export function leaveSign(): void {
  const { MUTANT_SIGN: file } = process.env;
  if (file) appendFileSync(file, `${process.pid}\n`);
}
