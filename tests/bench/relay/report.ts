import type { Spread } from '../report/statistics.ts';
import { table } from '../report/table.ts';
import { perConnection } from './bars.ts';
import type { Load } from './loads.ts';
import type { Summary } from './summary.ts';

interface Column {
  readonly title: string;
  readonly cell: (summary: Summary) => string;
}

const NONE = '-';

const SERVER: Column = {
  title: 'server',
  cell: ({ server, collapsed }) => (collapsed === null ? server : `${server} †`),
};

/** What people notice. */
const SERVICE: readonly Column[] = [
  SERVER,
  { title: 'edits p50/p95/p99/max', cell: ({ edits }) => spread(edits, ['p50', 'p95', 'p99', 'max']) },
  { title: 'cursors p50/p95/p99/max', cell: ({ cursors }) => spread(cursors, ['p50', 'p95', 'p99', 'max']) },
  { title: 'on disk p50/p95/p99', cell: ({ durable }) => spread(durable, ['p50', 'p95', 'p99']) },
  { title: 'shown', cell: ({ cursorsShown }) => `${Math.round(cursorsShown * 100)} %` },
  { title: 'lost', cell: ({ losses }) => lost(losses) },
  { title: 'late', cell: ({ late }) => String(late) },
];

/** What it costs, and whether the figures can be trusted. */
const COSTS: readonly Column[] = [
  SERVER,
  { title: 'core', cell: ({ cpu }) => share(cpu) },
  { title: 'memory', cell: ({ memory }) => (memory ? `${Math.round(memory.peak / 2 ** 20)} MB` : NONE) },
  { title: 'per person', cell: (summary) => kilobytes(perConnection(summary)) },
  { title: 'out MB/s', cell: ({ bytesOutPerSecond }) => (bytesOutPerSecond / 1e6).toFixed(2) },
  { title: 'own lag p50/p99/max', cell: ({ generator }) => spread(generator.lag, ['p50', 'p99', 'max']) },
  { title: 'own core', cell: ({ generator }) => share(generator.cpu) },
  {
    title: 'others',
    cell: ({ others }) => (others ? `${share(others.server)} + ${share(others.generator)}` : NONE),
  },
];

/** How joining all at once went. */
const STORM: readonly Column[] = [
  SERVER,
  {
    title: 'complete p50/p95/p99/max',
    cell: ({ storm }) => spread(storm?.complete, ['p50', 'p95', 'p99', 'max']),
  },
  { title: 'incomplete', cell: ({ storm }) => String(storm?.incomplete ?? NONE) },
  { title: 'cursors inside p50/p99/max', cell: ({ storm }) => spread(storm?.cursors, ['p50', 'p99', 'max']) },
  { title: 'CPU s', cell: ({ storm }) => share(storm?.cpuSeconds) },
  { title: 'more than before', cell: ({ storm }) => share(storm?.cpuSecondsMore) },
];

/** One load as tables with a row for each server. */
export function reportOf(load: Load, summaries: readonly Summary[]): string {
  const tables = load.joiners > 0 ? [SERVICE, COSTS, STORM] : [SERVICE, COSTS];
  const cutOff = summaries.flatMap(({ server, collapsed, collapses, runs }) =>
    collapsed === null ? [] : [`† ${server} was cut off in ${collapses} of ${runs} runs: ${collapsed}.`],
  );
  return [
    `${load.name}: ${load.what}`,
    ...tables.map((columns) => tableOf(columns, summaries)),
    ...cutOff,
  ].join('\n\n');
}

/** What the columns say, once below all tables. */
export const LEGEND = `Times in ms, medians over the runs; lost and late are the most of any run.
edits, cursors  from sending until in the hands of another client, at ten clients that are watched
on disk         from sending until acknowledged as saved; the others keep nothing on disk and promise nothing
shown           cursors that arrived; the rest were overtaken by the next of the same person
lost            edits that a client never got, over all clients; last cursors that one who is watched never got;
                documents that in the end are not what all edits make
late            deliveries that took more than a second
core            of one core, user and system time of the server
memory          the most that the server ever used; per person: what it grew from fresh until all had come in
out             what all clients received
own             how late the generator itself sent, and of its core what it used: near 1.00 it was the bottleneck
others          what others took of the server's core and of the generator's: with much of it, measure again
complete        from opening the socket until the whole board has arrived; it is applied and compared afterwards
CPU s           of the server, in the three seconds from the first who joins; more than before: without the load`;

function tableOf(columns: readonly Column[], summaries: readonly Summary[]): string {
  return table(
    columns.map(({ title }) => title),
    summaries.map((summary) => columns.map(({ cell }) => cell(summary))),
  );
}

function spread(value: Spread | null | undefined, names: readonly (keyof Spread)[]): string {
  return value ? names.map((name) => milliseconds(value[name])).join(' / ') : NONE;
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function lost(losses: Summary['losses']): string {
  return losses ? `${losses.edits} + ${losses.cursors} + ${losses.documents}` : NONE;
}

function share(value: number | null | undefined): string {
  return value?.toFixed(2) ?? NONE;
}

function kilobytes(bytes: number | null): string {
  return bytes === null ? NONE : `${Math.round(bytes / 1024)} KB`;
}
