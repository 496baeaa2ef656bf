import { median, type Spread } from '../report/statistics.ts';
import type { BoardOutcome, ViewOutcome } from './outcome.ts';

/** Several runs of one board with so many cards as one: the median of each figure. */
export interface Summary extends BoardOutcome {
  readonly board: string;
  readonly cards: number;
  readonly runs: number;
  /** The runs by themselves. */
  readonly each: readonly BoardOutcome[];
}

/** @param outcomes of at least one run */
export function summarize(board: string, cards: number, outcomes: readonly BoardOutcome[]): Summary {
  const views = (outcomes[0]?.views ?? []).map((_view, index) =>
    middleView(outcomes.flatMap((outcome) => outcome.views[index] ?? [])),
  );
  return {
    board,
    cards,
    runs: outcomes.length,
    each: outcomes,
    firstPaint: median(outcomes.map((outcome) => outcome.firstPaint)),
    views,
    heap: median(outcomes.map((outcome) => outcome.heap)),
    memory: middleOrNull(outcomes.map((outcome) => outcome.memory)),
  };
}

function middleView(views: readonly ViewOutcome[]): ViewOutcome {
  const middle = (value: (view: ViewOutcome) => number): number => median(views.map(value));
  const frames = (name: keyof Spread): number => middle((view) => view.frames[name]);
  const main = (name: keyof ViewOutcome['main']): number => middle((view) => view.main[name]);
  return {
    view: views[0]?.view ?? '',
    fps: middle((view) => view.fps),
    frames: {
      count: frames('count'),
      p50: frames('p50'),
      p95: frames('p95'),
      p99: frames('p99'),
      max: frames('max'),
    },
    main: { all: main('all'), script: main('script'), style: main('style'), layout: main('layout') },
    cpu: middleOrNull(views.map((view) => view.cpu)),
  };
}

function middleOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}
