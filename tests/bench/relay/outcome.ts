import type { Spread } from '../report/statistics.ts';

/** What one run of one load on one server gave. Times in milliseconds, sizes in bytes, processors as a share. */
export interface Outcome {
  /** Why the run was cut off, or null. What was measured until then is given all the same. */
  readonly collapsed: string | null;
  readonly connections: number;
  /** From sending until another client has it in its hands. */
  readonly edits: Spread | null;
  readonly cursors: Spread | null;
  /** From sending until the server says that it is on disk; null for servers that keep nothing. */
  readonly durable: Spread | null;
  /** Edits that somebody did not get in the end, over all people. */
  readonly lost: number;
  /** Deliveries of edits and cursors that took more than a second, at those who were watched. */
  readonly late: number;
  /** Last cursors that somebody who was watched did not get in the end. */
  readonly lostCursors: number;
  /** Which share of the cursors sent arrived; the others were overtaken by the next of the same person. */
  readonly cursorsShown: number;
  readonly cpu: number | null;
  /** Of the server: with its boards and nobody there, with everybody there, and at most. */
  readonly memory: { readonly empty: number; readonly joined: number; readonly peak: number } | null;
  readonly bytesOutPerSecond: number;
  readonly storm: StormOutcome | null;
  readonly generator: {
    /** How late messages were sent. */
    readonly lag: Spread | null;
    readonly cpu: number | null;
  };
}

/** How joining went of those who came in all at once. */
export interface StormOutcome {
  /** From opening the socket until the whole board is there. */
  readonly complete: Spread | null;
  readonly incomplete: number;
  /** Cursors of those inside, meanwhile. */
  readonly cursors: Spread | null;
  /** Seconds of the server's processor, and what of it is more than it used before. */
  readonly cpuSeconds: number | null;
  readonly cpuSecondsMore: number | null;
}
