import type { Spread } from '../report/statistics.ts';
import { table } from '../report/table.ts';
import { perConnection } from './bars.ts';
import type { Load } from './loads.ts';
import type { Summary } from './summary.ts';

const HEAD = [
  'server',
  'edits p50/p95/p99/max',
  'cursors p50/p95/p99/max',
  'on disk p50/p95/p99',
  'core',
  'memory',
  'per person',
  'out MB/s',
  'lost',
  'late',
  'shown',
  'own lag p99/max',
  'own core',
  'others',
];

const STORM_HEAD = [
  'server',
  'complete p50/p95/p99/max',
  'incomplete',
  'cursors inside p50/p99/max',
  'CPU s',
  'of that more',
];

/** One load as a table with a row for each server. */
export function reportOf(load: Load, summaries: readonly Summary[]): string {
  const parts = [`${load.name}: ${load.what}`, '', table(HEAD, summaries.map(row))];
  if (load.joiners > 0) parts.push('', table(STORM_HEAD, summaries.map(stormRow)));
  for (const { server, collapsed, collapses, runs } of summaries) {
    if (collapsed !== null)
      parts.push(`${server} was cut off in ${collapses} of ${runs} runs: ${collapsed}.`);
  }
  return parts.join('\n');
}

/** What the columns say, once below all tables. */
export const LEGEND = [
  'Times in ms, medians over the runs; lost and late are the most of any run; † was cut off.',
  'edits, cursors: from sending until in the hands of another client, at ten clients that are watched.',
  'on disk: from sending until acknowledged as saved. The others keep nothing on disk and have no such promise.',
  'core: of one core, user and system. memory: peak of the server. per person: what it grew since it was fresh.',
  'out: what all clients received. lost: edits that a client never got, over all clients; last cursors that one',
  'who is watched never got; documents that are not in the end what all edits make. late: deliveries over 1 s.',
  'shown: cursors that arrived; the rest were overtaken by the next of the same person.',
  'own: how late the generator itself sent and how much of its core it used: near 1.00 it was the bottleneck.',
  'others: what other processes took of the core of the server and of the generator: with much of it measure again.',
].join('\n');

function row(summary: Summary): string[] {
  const { server, edits, cursors, durable, cpu, memory, losses, late, generator, others } = summary;
  const mark = summary.collapsed === null ? '' : ' †';
  const growth = perConnection(summary);
  return [
    `${server}${mark}`,
    spread(edits, ['p50', 'p95', 'p99', 'max']),
    spread(cursors, ['p50', 'p95', 'p99', 'max']),
    spread(durable, ['p50', 'p95', 'p99']),
    decimals(cpu, 2),
    memory ? `${Math.round(memory.peak / 2 ** 20)} MB` : '-',
    growth === null ? '-' : `${Math.round(growth / 1024)} KB`,
    (summary.bytesOutPerSecond / 1e6).toFixed(2),
    losses ? `${losses.edits}, ${losses.cursors}, ${losses.documents}` : '-',
    String(late),
    `${Math.round(summary.cursorsShown * 100)} %`,
    spread(generator.lag, ['p99', 'max']),
    decimals(generator.cpu, 2),
    others ? `${decimals(others.server, 2)} ${decimals(others.generator, 2)}` : '-',
  ];
}

function stormRow({ server, storm }: Summary): string[] {
  if (!storm) return [server, '-', '-', '-', '-', '-'];
  return [
    server,
    spread(storm.complete, ['p50', 'p95', 'p99', 'max']),
    String(storm.incomplete),
    spread(storm.cursors, ['p50', 'p99', 'max']),
    decimals(storm.cpuSeconds, 2),
    decimals(storm.cpuSecondsMore, 2),
  ];
}

function spread(value: Spread | null, names: readonly (keyof Spread)[]): string {
  return value === null ? '-' : names.map((name) => milliseconds(value[name])).join(' / ');
}

function milliseconds(value: number): string {
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}

function decimals(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}
