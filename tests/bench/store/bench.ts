import { writeFileSync } from 'node:fs';
import { describeMachine } from '../machine/pinned.ts';
import { type Bar, verdict } from '../report/bars.ts';
import { table } from '../report/table.ts';
import { type Appends, measureAppends } from './appends.ts';
import { type Loaded, type LogLoads, loadOfSnapshot, loadsOfLog } from './coldLoad.ts';
import { type Growth, measureGrowth } from './growth.ts';

/** What is asked of `pnpm bench store`. */
export interface StoreOptions {
  /** For each kind of appending. */
  readonly seconds: number;
  /** Edits that a board grows by. */
  readonly edits: number;
  /** File for the figures, or null. */
  readonly json: string | null;
}

const AT_ONCE = [1, 10, 50] as const;
const ROWS = 100_000;
/** Rows that are missing of such a log: not far from a snapshot, as logs are kept, and with much to read before it. */
const [EARLY, HALFWAY] = [1000, 50_000] as const;
const NOTES = 2000;

/** Measures the store: appending, opening what was never opened, and growing; prints it and writes it down if asked. */
export async function benchStore({ seconds, edits, json }: StoreOptions): Promise<void> {
  const machine = describeMachine();
  say(machine);
  const appends: Appends[] = [];
  for (const atOnce of AT_ONCE) appends.push(await measureAppends(atOnce, seconds));
  say(`\n${appendsTable(appends)}`);
  const log = await loadsOfLog(ROWS, EARLY, HALFWAY);
  const snapshot = await loadOfSnapshot(NOTES);
  const growth = await measureGrowth(edits);
  say(`\n${loadsTable(log, snapshot, growth.after)}`);
  say(`\n${growthLine(growth)}`);
  const bars = barsOf(log, growth);
  say(`\n${verdict(bars)}`);
  if (json === null) return;
  const figures = { machine, appends, log, snapshot, growth, bars };
  writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
}

function barsOf({ whole, early, halfway }: LogLoads, { after, edits, isSame }: Growth): Bar[] {
  const mayBe = 3 * after.jsonBytes + 64 * 1024;
  return [
    {
      name: 'F8',
      what: `a log of ${ROWS} rows opens in < 2 s`,
      holds: !whole.isReadOnly && whole.milliseconds < 2000,
      figure: `${Math.round(whole.milliseconds)} ms`,
    },
    {
      name: 'F8',
      what: `with row ${EARLY} missing it opens as it was before that, read-only, in < 0.2 s`,
      holds: early.isReadOnly && early.milliseconds < 200,
      figure: `${Math.round(early.milliseconds)} ms`,
    },
    {
      name: 'F8',
      what: `with row ${HALFWAY} missing in < 0.8 of the time of the whole log`,
      holds: halfway.isReadOnly && halfway.milliseconds < 0.8 * whole.milliseconds,
      figure: `${Math.round(halfway.milliseconds)} ms`,
    },
    {
      name: 'F14',
      what: `${edits} edits on 300 notes: state after compaction <= 3 x JSON + 64 KB`,
      holds: isSame && after.stateBytes <= mayBe,
      figure: `${kilobytes(after.stateBytes)} of ${kilobytes(mayBe)}; content ${isSame ? 'the same' : 'NOT the same'}`,
    },
    {
      name: 'F14',
      what: 'and it opens in < 300 ms',
      holds: after.milliseconds < 300,
      figure: `${Math.round(after.milliseconds)} ms`,
    },
  ];
}

function appendsTable(appends: readonly Appends[]): string {
  const rows = appends.map(({ atOnce, perSecond, took }) => [
    atOnce === 1 ? 'one by one' : `in groups of ${atOnce}`,
    String(Math.round(perSecond)),
    ...(took ? [took.p50, took.p95, took.p99, took.max].map((value) => value.toFixed(2)) : []),
  ]);
  return table(['appends', 'per second', 'p50 ms', 'p95', 'p99', 'max'], rows);
}

function loadsTable({ whole, early, halfway }: LogLoads, snapshot: Loaded, grown: Loaded): string {
  const row = (name: string, { milliseconds, stateBytes, jsonBytes }: Loaded): string[] => [
    name,
    String(Math.round(milliseconds)),
    kilobytes(stateBytes),
    kilobytes(jsonBytes),
  ];
  return table(
    ['opened by a process that has just started', 'ms', 'state', 'JSON'],
    [
      row(`a log of ${ROWS} rows`, whole),
      row(`and without row ${HALFWAY}`, halfway),
      row(`and without row ${EARLY}`, early),
      row(`a snapshot of ${NOTES} notes`, snapshot),
      row('the board that has grown', grown),
    ],
  );
}

function growthLine({ edits, seconds, grownBytes, after }: Growth): string {
  return [
    `growth: ${edits} edits through the whole server in ${seconds.toFixed(1)} s`,
    `${kilobytes(grownBytes)} as it grew, ${kilobytes(after.stateBytes)} after, epoch ${after.epoch}`,
    `${kilobytes(after.jsonBytes)} of JSON`,
  ].join('; ');
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
