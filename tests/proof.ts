import * as prng from 'lib0/prng';

/** How large a proof is: a whole number from the environment, or the short form that runs at every change. */
export function sizeOf(variable: string, short: number): number {
  const given = process.env[variable];
  if (given === undefined || given === '') return short;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new Error(`${variable} must be a whole number (it is '${given}')`);
  return Number(given);
}

/** Chance that can be had again: the same seed gives the same choices. */
export interface Chance {
  readonly seed: number;
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number;
  readonly oneOf: <T>(choices: readonly T[]) => T;
  /** True in so many of a hundred cases. */
  readonly percent: (share: number) => boolean;
}

export function chanceOf(seed: number): Chance {
  const generator = prng.create(seed);
  const between = (min: number, max: number): number => prng.int53(generator, min, max);
  return {
    seed,
    between,
    oneOf: (choices) => choices[between(0, choices.length - 1)] as (typeof choices)[number],
    percent: (share) => between(1, 100) <= share,
  };
}

/** The seed that the variable holds, or one that nobody chose. */
export function seedOf(variable: string): number {
  return sizeOf(variable, 1 + (Date.now() % 1_000_000));
}

/** Tells what a proof did and which figure came of it. */
export function tell(line: string): void {
  process.stdout.write(`  ${line}\n`);
}

/** The value that so many of a hundred do not exceed; NaN of nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? Number.NaN;
}
