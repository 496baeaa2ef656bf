import { expect, test } from 'vitest';
import { barsOf } from './bars.ts';
import type { BoardOutcome, ViewOutcome } from './outcome.ts';
import { type Summary, summarize } from './summary.ts';

function view(name: string, fps: number, p99: number, script: number): ViewOutcome {
  const frames = { count: 300, p50: 17, p95: 17, p99, max: p99 };
  return { view: name, fps, frames, main: { all: 200, script, style: 1, layout: 1 }, cpu: 0.5 };
}

function outcome(firstPaint: number, ...views: readonly ViewOutcome[]): BoardOutcome {
  return { firstPaint, views, heap: 2e7, memory: 4e8 };
}

function board(name: string, cards: number, ...outcomes: readonly BoardOutcome[]): Summary {
  return summarize(name, cards, outcomes);
}

const smooth = outcome(900, view('whole', 60, 17, 20), view('far', 59.6, 34, 29));

function held(summaries: readonly Summary[]): readonly (readonly [string, boolean | null])[] {
  return barsOf(summaries).map(({ what, holds }) => [what, holds]);
}

test('what was not measured is neither held nor broken', () => {
  expect(held([]).every(([, holds]) => holds === null)).toBe(true);
});

test('each view has to hold, not the best of them', () => {
  const good = held([board('ours', 500, smooth)]).filter(([, holds]) => holds !== null);
  expect(good.map(([, holds]) => holds)).toEqual([true, true, true]);
  const oneIsSlow = outcome(1200, view('whole', 60, 17, 20), view('far', 58, 50, 31));
  const bad = held([board('ours', 500, oneIsSlow)]).filter(([, holds]) => holds !== null);
  expect(bad.map(([, holds]) => holds)).toEqual([false, false, false]);
});

test('another board is behind, or as good as the screen allows', () => {
  const beside = (fps: number) =>
    held([
      board('ours', 500, smooth),
      board('xyflow', 500, outcome(1, view('whole', fps, 17, 1), view('far', fps, 17, 1))),
    ]);
  const bar = '500 cards: more frames than xyflow in every view';
  expect(beside(60)).toContainEqual([bar, true]);
  const slow = outcome(900, view('whole', 40, 17, 20), view('far', 50, 34, 29));
  const other = outcome(900, view('whole', 41, 17, 20), view('far', 20, 34, 29));
  expect(held([board('ours', 500, slow), board('xyflow', 500, other)])).toContainEqual([bar, false]);
});

test('several runs are told by their medians, view by view', () => {
  const runs = [10, 30, 20].map((fps) =>
    outcome(fps * 10, view('whole', fps, fps, fps), view('far', 2 * fps, fps, fps)),
  );
  const summary = board('ours', 200, ...runs);
  expect(summary.firstPaint).toBe(200);
  expect(summary.views.map(({ fps }) => fps)).toEqual([20, 40]);
  expect(summary.each).toHaveLength(3);
});
