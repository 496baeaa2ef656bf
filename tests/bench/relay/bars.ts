import type { Bar } from '../report/bars.ts';
import { GENERATOR_TOO_SLOW } from './outcome.ts';
import type { Summary } from './summary.ts';

/** What was measured of one load. */
type Find = (server: string) => Summary | undefined;

/** What the relay has to show, held against what was measured. */
export function barsOf(summaries: readonly Summary[]): Bar[] {
  const on =
    (load: string): Find =>
    (server) =>
      summaries.find((summary) => summary.load === load && summary.server === server);
  return [
    ours(on('w1'), 'P1', 'W1 cursors p50 <= 3 ms', quietRoom),
    ours(on('w2-100'), 'P1', 'W2-100 p99 <= 20 ms at <= 0.35 core', busyRoom(20, 0.35)),
    ours(on('w2-200'), 'P1', 'W2-200 p99 <= 40 ms at <= 0.35 core', busyRoom(40, 0.35)),
    against(on('w2-200'), 'P1', "W2-200 at most 0.6 of the CPU of Hocuspocus' thriftiest setting", cpuRatio),
    ours(on('w2-400'), 'P1', 'W2-400 all delivered, p99 <= 60 ms, <= 0.7 core', busyRoom(60, 0.7)),
    ...['w2-200', 'w2-400', 'w2-800'].map((load) => leftBehind(on(load), load)),
    ours(on('w2-800'), 'P2', 'W2-800 held on one core with p99 <= 150 ms', busyRoom(150, 1)),
    ours(on('w3'), 'P3', 'W3 everyone complete, p99 <= 40 ms for joiners and for cursors inside', stormHeld),
    against(on('w3'), 'P3', "W3 at most half of Hocuspocus' CPU for the storm", stormRatio),
    against(on('w4'), 'P4', "W4 memory per connection no more than Hocuspocus'", memoryRatio),
    against(on('w2-200'), 'P4', "W2-200 at most a quarter of Hocuspocus' bytes on the wire", bytesRatio),
    ours(on('f2'), 'F2', 'on disk p95 <= 100 ms, p99 <= 300 ms at 30 people x 5 edits/s', durable),
  ];
}

type Judgement = Pick<Bar, 'holds' | 'figure'>;

const UNKNOWN: Judgement = { holds: null, figure: 'not measured' };

function ours(find: Find, name: string, what: string, judge: (own: Summary) => Judgement): Bar {
  const own = find('ours');
  if (!own) return { name, what, ...UNKNOWN };
  const judgement = judge(own);
  const cut = own.collapsed === null ? '' : `; cut off in ${own.collapses} of ${own.runs} runs`;
  return {
    name,
    what,
    holds: judgement.holds === null ? null : judgement.holds && own.collapsed === null,
    figure: `${judgement.figure}${cut}`,
  };
}

/** Against the setting of Hocuspocus that does best on what is compared. */
function against(
  find: Find,
  name: string,
  what: string,
  judge: (own: Summary, others: readonly Summary[]) => Judgement,
): Bar {
  const others = ['hocuspocus', 'hocuspocus-20'].map(find).filter((one) => one !== undefined);
  if (others.length === 0) return { name, what, ...UNKNOWN };
  return ours(find, name, what, (own) => judge(own, others));
}

function quietRoom({ cursors }: Summary): Judgement {
  const p50 = cursors?.p50 ?? Number.NaN;
  return { holds: p50 <= 3, figure: `${p50.toFixed(1)} ms` };
}

function busyRoom(milliseconds: number, cores: number): (own: Summary) => Judgement {
  return (own) => ({
    holds: p99Of(own) <= milliseconds && own.cpu !== null && own.cpu <= cores && missing(own) === 0,
    figure: `edits ${ms(own.edits?.p99)}, cursors ${ms(own.cursors?.p99)}, ${shown(own.cpu)} core, ${missing(own)} lost`,
  });
}

function leftBehind(find: Find, load: string): Bar {
  const what = `${load.toUpperCase()} leaves the raw broadcaster behind`;
  const broadcaster = find('broadcaster');
  if (!broadcaster) return { name: 'P1', what, ...UNKNOWN };
  if (broadcaster.collapsed === GENERATOR_TOO_SLOW) {
    return { name: 'P1', what, holds: null, figure: GENERATOR_TOO_SLOW };
  }
  const gaveUp = broadcaster.collapsed !== null;
  return ours(find, 'P1', what, (own) => ({
    holds: gaveUp || p99Of(own) < p99Of(broadcaster),
    figure: `p99 ${ms(p99Of(own))} against ${gaveUp ? 'cut off' : ms(p99Of(broadcaster))}`,
  }));
}

function stormHeld({ storm, losses }: Summary): Judgement {
  const joining = storm?.complete?.p99 ?? Number.NaN;
  const inside = storm?.cursors?.p99 ?? Number.NaN;
  const isWhole = storm?.incomplete === 0 && losses?.edits === 0 && losses.documents === 0;
  return {
    holds: isWhole && joining <= 40 && inside <= 40,
    figure: `joiners ${ms(joining)}, cursors inside ${ms(inside)}, ${storm?.incomplete ?? '?'} incomplete`,
  };
}

function cpuRatio(own: Summary, others: readonly Summary[]): Judgement {
  // What is cut off uses little because it does little.
  const standing = others.filter(({ collapsed }) => collapsed === null);
  const least = lowest(standing.map(({ cpu }) => cpu));
  if (least === null) {
    const isTold = others.every(({ collapsed }) => collapsed !== GENERATOR_TOO_SLOW);
    return { holds: isTold ? own.collapsed === null : null, figure: 'Hocuspocus was cut off' };
  }
  return ratio(own.cpu, least, 0.6, (value) => `${value.toFixed(2)} core`);
}

/** What the storm takes more than the room took before it; with what that takes meanwhile it is told too. */
function stormRatio(own: Summary, others: readonly Summary[]): Judgement {
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  const least = (of: 'cpuSecondsMore' | 'cpuSeconds'): number | null =>
    lowest(others.map(({ storm }) => storm?.[of] ?? null));
  const judgement = ratio(own.storm?.cpuSecondsMore ?? null, least('cpuSecondsMore'), 0.5, seconds);
  const all = ratio(own.storm?.cpuSeconds ?? null, least('cpuSeconds'), 0.5, seconds);
  return { ...judgement, figure: `${judgement.figure} (with the room's own load ${all.figure})` };
}

function memoryRatio(own: Summary, others: readonly Summary[]): Judgement {
  return ratio(perConnection(own), lowest(others.map(perConnection)), 1, (value) => {
    return `${Math.round(value / 1024)} KB`;
  });
}

function bytesRatio(own: Summary, others: readonly Summary[]): Judgement {
  const least = lowest(others.map(({ bytesOutPerSecond }) => bytesOutPerSecond));
  return ratio(own.bytesOutPerSecond, least, 0.25, (value) => `${(value / 1e6).toFixed(2)} MB/s`);
}

function durable({ durable: spread }: Summary): Judgement {
  return {
    holds: spread !== null && spread.p95 <= 100 && spread.p99 <= 300,
    figure: `p50 ${ms(spread?.p50)}, p95 ${ms(spread?.p95)}, p99 ${ms(spread?.p99)}`,
  };
}

function ratio(
  own: number | null,
  other: number | null,
  atMost: number,
  show: (value: number) => string,
): Judgement {
  if (own === null || other === null) return UNKNOWN;
  return {
    holds: own <= atMost * other,
    figure: `${show(own)} against ${show(other)}, ${(own / other).toFixed(2)}`,
  };
}

/** What the memory of the server grew by for each connection. */
export function perConnection({ memory, connections }: Summary): number | null {
  return memory && (memory.joined - memory.fresh) / connections;
}

function missing({ losses, late }: Summary): number {
  return losses ? losses.edits + losses.cursors + losses.documents + late : Number.NaN;
}

/** Of edits and of cursors, whichever is slower. */
function p99Of({ edits, cursors }: Summary): number {
  return Math.max(edits?.p99 ?? Number.NaN, cursors?.p99 ?? Number.NaN);
}

function lowest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function ms(value: number | undefined): string {
  return value === undefined ? '-' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function shown(value: number | null): string {
  return value === null ? '-' : value.toFixed(2);
}
