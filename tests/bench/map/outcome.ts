import type { Spread } from '../report/statistics.ts';

/** What the browser did in one view of a board while somebody panned it and others dragged. */
export interface ViewOutcome {
  readonly view: string;
  /** Frames in a second, and the milliseconds between one and the next. */
  readonly fps: number;
  readonly frames: Spread;
  /** Of the page's main thread, in milliseconds per second: all of it, and what of it went into what. */
  readonly main: {
    readonly all: number;
    readonly script: number;
    readonly style: number;
    readonly layout: number;
  };
  /** Of all processes of the browser together, in cores. */
  readonly cpu: number | null;
}

/** One run of one board with so many cards. */
export interface BoardOutcome {
  /** Milliseconds from the address until all cards are on the screen, with nothing in the browser's cache. */
  readonly firstPaint: number;
  readonly views: readonly ViewOutcome[];
  /** Bytes of the page's heap after a collection, and of all processes of the browser. */
  readonly heap: number;
  readonly memory: number | null;
}
