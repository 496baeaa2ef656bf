import { median, type Spread } from '../report/statistics.ts';
import type { Outcome, StormOutcome } from './outcome.ts';

/** Several runs of one load on one server as one outcome: the median of each figure, the worst of each loss. */
export interface Summary extends Outcome {
  readonly server: string;
  readonly load: string;
  readonly runs: number;
  /** How many runs were cut off. */
  readonly collapses: number;
  /** The runs by themselves. */
  readonly each: readonly Outcome[];
}

/** @param outcomes of at least one run */
export function summarize(server: string, load: string, outcomes: readonly Outcome[]): Summary {
  const middle = (value: (outcome: Outcome) => number): number => median(outcomes.map(value));
  const most = (value: (outcome: Outcome) => number): number => Math.max(...outcomes.map(value));
  const collapsed = outcomes.map((outcome) => outcome.collapsed).filter((why) => why !== null);
  return {
    server,
    load,
    runs: outcomes.length,
    collapses: collapsed.length,
    each: outcomes,
    collapsed: collapsed[0] ?? null,
    connections: most((one) => one.connections),
    edits: middleSpread(outcomes.map((one) => one.edits)),
    cursors: middleSpread(outcomes.map((one) => one.cursors)),
    durable: middleSpread(outcomes.map((one) => one.durable)),
    late: most((one) => one.late),
    losses: worstLosses(outcomes.map((one) => one.losses)),
    cursorsShown: middle((one) => one.cursorsShown),
    cpu: middleOrNull(outcomes.map((one) => one.cpu)),
    memory: middleMemory(outcomes),
    bytesOutPerSecond: middle((one) => one.bytesOutPerSecond),
    storm: middleStorm(outcomes.map((one) => one.storm)),
    generator: {
      lag: middleSpread(outcomes.map((one) => one.generator.lag)),
      cpu: middle((one) => one.generator.cpu),
    },
    others: middleOthers(outcomes.map((one) => one.others)),
  };
}

function middleOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}

function middleSpread(spreads: readonly (Spread | null)[]): Spread | null {
  const known = spreads.filter((spread) => spread !== null);
  if (known.length === 0) return null;
  const middle = (name: keyof Spread): number => median(known.map((spread) => spread[name]));
  return {
    count: middle('count'),
    p50: middle('p50'),
    p95: middle('p95'),
    p99: middle('p99'),
    max: middle('max'),
  };
}

function worstLosses(losses: readonly Outcome['losses'][]): Outcome['losses'] {
  const known = losses.filter((loss) => loss !== null);
  if (known.length === 0) return null;
  return {
    edits: Math.max(...known.map((loss) => loss.edits)),
    cursors: Math.max(...known.map((loss) => loss.cursors)),
    documents: Math.max(...known.map((loss) => loss.documents)),
  };
}

function middleOthers(others: readonly Outcome['others'][]): Outcome['others'] {
  const known = others.filter((other) => other !== null);
  if (known.length === 0) return null;
  return {
    server: median(known.map((other) => other.server)),
    generator: median(known.map((other) => other.generator)),
  };
}

function middleMemory(outcomes: readonly Outcome[]): Outcome['memory'] {
  const known = outcomes.map((one) => one.memory).filter((memory) => memory !== null);
  if (known.length === 0) return null;
  return {
    fresh: median(known.map((memory) => memory.fresh)),
    joined: median(known.map((memory) => memory.joined)),
    peak: median(known.map((memory) => memory.peak)),
  };
}

function middleStorm(storms: readonly (StormOutcome | null)[]): StormOutcome | null {
  const known = storms.filter((storm) => storm !== null);
  if (known.length === 0) return null;
  return {
    complete: middleSpread(known.map((storm) => storm.complete)),
    incomplete: Math.max(...known.map((storm) => storm.incomplete)),
    cursors: middleSpread(known.map((storm) => storm.cursors)),
    cpuSeconds: middleOrNull(known.map((storm) => storm.cpuSeconds)),
    cpuSecondsMore: middleOrNull(known.map((storm) => storm.cpuSecondsMore)),
  };
}
