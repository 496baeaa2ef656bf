import { writeFileSync } from 'node:fs';
import { describeMachine } from '../machine/pinned.ts';
import { verdict } from '../report/bars.ts';
import { barsOf } from './bars.ts';
import { LOADS, type Load } from './loads.ts';
import { measure, type Span } from './measure.ts';
import type { Outcome } from './outcome.ts';
import { LEGEND, reportOf } from './report.ts';
import { KINDS, type Kind } from './servers.ts';
import { type Summary, summarize } from './summary.ts';

/** What is asked of `pnpm bench relay`. */
export interface RelayOptions extends Span {
  readonly loads: readonly string[];
  readonly servers: readonly string[];
  readonly runs: number;
  /** File for the figures, or null. */
  readonly json: string | null;
}

/** Measures each load on each server, prints tables as they are ready, and writes the figures down if asked. */
export async function benchRelay(options: RelayOptions): Promise<void> {
  const loads = chosen(LOADS, options.loads, 'load');
  const kinds = chosen(KINDS, options.servers, 'server');
  const machine = describeMachine();
  const { seconds, warmUp, runs } = options;
  say(`${machine}; ${runs} runs of ${seconds} s after ${warmUp} s`);
  for (const { name, what } of kinds) say(`${name}: ${what}`);
  const summaries: Summary[] = [];
  for (const load of loads) {
    const ofLoad = await measureLoad(load, kinds, options);
    summaries.push(...ofLoad);
    say(`\n${reportOf(load, ofLoad)}`);
  }
  const bars = barsOf(summaries);
  say(`\n${LEGEND}\n\n${verdict(bars)}`);
  if (options.json === null) return;
  const figures = { machine, seconds, warmUp, runs, summaries, bars };
  writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** Run by run, with the servers in turn, so that what else the machine does meets all of them alike. */
async function measureLoad(load: Load, kinds: readonly Kind[], options: RelayOptions): Promise<Summary[]> {
  const outcomes = new Map<Kind, Outcome[]>(kinds.map((kind) => [kind, []]));
  for (let run = 1; run <= options.runs; run++) {
    for (const kind of kinds) {
      process.stderr.write(`${load.name} ${kind.name}, run ${run} of ${options.runs}…\n`);
      outcomes.get(kind)?.push(await measure(kind, load, options));
    }
  }
  return [...outcomes].map(([kind, runs]) => summarize(kind.name, load.name, runs));
}

/** Those of these names; a name also stands for all that begin with it and a dash. Throws on any other. */
function chosen<T extends { readonly name: string }>(
  all: readonly T[],
  names: readonly string[],
  what: string,
): T[] {
  const unknown = names.find((name) => !all.some((one) => isMeant(one.name, name)));
  if (unknown !== undefined) {
    throw new Error(`There is no ${what} ${unknown}; there are ${all.map(({ name }) => name).join(', ')}.`);
  }
  return names.length === 0 ? [...all] : all.filter((one) => names.some((name) => isMeant(one.name, name)));
}

function isMeant(name: string, given: string): boolean {
  return name === given || (given === 'w2' && name.startsWith('w2-'));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
