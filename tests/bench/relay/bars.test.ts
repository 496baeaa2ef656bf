import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';
import { GENERATOR_TOO_SLOW, type Outcome } from './outcome.ts';
import { summarize } from './summary.ts';

const spread = (p99: number) => ({ count: 100, p50: p99 / 4, p95: p99 / 2, p99, max: p99 * 2 });

const good: Outcome = {
  collapsed: null,
  connections: 100,
  edits: spread(10),
  cursors: spread(10),
  durable: spread(10),
  late: 0,
  losses: { edits: 0, cursors: 0, documents: 0 },
  cursorsShown: 1,
  cpu: 0.2,
  memory: { fresh: 100, joined: 200, peak: 300 },
  bytesOutPerSecond: 10,
  storm: {
    complete: spread(20),
    incomplete: 0,
    cursors: spread(20),
    cpuSeconds: 0.3,
    cpuSecondsMore: 0.2,
  },
  generator: { lag: spread(1), cpu: 0.5 },
  others: null,
};
const peer: Outcome = {
  ...good,
  cpu: 0.5,
  edits: spread(50),
  bytesOutPerSecond: 100,
  memory: { fresh: 100, joined: 400, peak: 400 },
  storm: { ...spreadless(), cpuSeconds: 1, cpuSecondsMore: 1 },
};

function spreadless() {
  return { complete: null, incomplete: 0, cursors: null };
}

/** How the bars stand when ours did so on every load, and the others as given. */
function standing(own: Partial<Outcome>, other: Partial<Outcome> = {}) {
  const loads = ['w1', 'w2-100', 'w2-200', 'w2-400', 'w2-800', 'w3', 'w4', 'f2'];
  const summaries = loads.flatMap((load) => [
    summarize('ours', load, [{ ...good, ...own }]),
    ...['hocuspocus', 'hocuspocus-20', 'broadcaster'].map((server) =>
      summarize(server, load, [{ ...peer, ...other }]),
    ),
  ]);
  return barsOf(summaries);
}

const failed = (own: Partial<Outcome>, other: Partial<Outcome> = {}): string[] =>
  standing(own, other)
    .filter(({ holds }) => !holds)
    .map(({ what }) => what.split(' ')[0] ?? '');

test('what is good enough holds everywhere', () => {
  expect(standing({}).map(({ holds }) => holds)).toEqual(standing({}).map(() => true));
});

test.each<[string, Partial<Outcome>, number]>([
  ['slow edits', { edits: spread(200) }, 7],
  ['slow cursors', { cursors: spread(200) }, 8],
  ['a hot processor', { cpu: 1.1 }, 5],
  ['a lost edit', { losses: { edits: 1, cursors: 0, documents: 0 } }, 5],
  ['a late delivery', { late: 1 }, 4],
  ['a slow disk', { durable: spread(400) }, 1],
  ['many bytes', { bytesOutPerSecond: 30 }, 1],
  ['much memory', { memory: { fresh: 100, joined: 500, peak: 500 } }, 1],
  ['no storm', { storm: null }, 2],
])('%s does not', (_what, own, bars) => {
  expect(failed(own)).toHaveLength(bars);
});

test('a run that was cut off holds nothing, and is not beaten by a peer that was cut off', () => {
  expect(failed({ collapsed: 'late', losses: null })).toHaveLength(standing({}).length);
  expect(failed({ edits: spread(45) }, { collapsed: 'late', losses: null })).not.toContain('W2-200 leaves');
});

test('a peer for which the generator was too slow proves nothing', () => {
  const bars = standing({}, { collapsed: GENERATOR_TOO_SLOW, losses: null });
  expect(bars.filter(({ what }) => what.includes('broadcaster')).map(({ holds }) => holds)).toEqual([
    null,
    null,
    null,
  ]);
});

test('what was not measured neither holds nor fails', () => {
  const bars = barsOf([summarize('ours', 'w1', [good])]);
  expect(bars.filter(({ holds }) => holds === null)).toHaveLength(bars.length - 1);
});
