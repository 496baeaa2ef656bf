import type { Spread } from '../report/statistics.ts';

/** Why a run was cut off that says nothing about the server. */
export const GENERATOR_TOO_SLOW = 'the generator itself could not keep up';

/** What one run of one load on one server gave. Times in milliseconds, sizes in bytes, processors as a share. */
export interface Outcome {
  /** Why the run was cut off, or null. What was measured until then is given all the same. */
  readonly collapsed: string | null;
  /** Without those who storm in. */
  readonly connections: number;
  /** From sending until another client has it in its hands. */
  readonly edits: Spread | null;
  readonly cursors: Spread | null;
  /** From sending until the server says that it is on disk; null for servers that keep nothing. */
  readonly durable: Spread | null;
  /** Deliveries of edits and cursors that took more than a second, at those who were watched. */
  readonly late: number;
  /** What was missing in the end; null for a run that was cut off. */
  readonly losses: {
    /** Edits that somebody did not get, over all people. */
    readonly edits: number;
    /** Last cursors that somebody who was watched did not get. */
    readonly cursors: number;
    /** People whose document is not what all edits make, of those who were looked at. */
    readonly documents: number;
  } | null;
  /** Which share of the cursors sent arrived; the others were overtaken by the next of the same person. */
  readonly cursorsShown: number;
  readonly cpu: number | null;
  /** Of the server: when it had just started, with everybody there, and at most. */
  readonly memory: { readonly fresh: number; readonly joined: number; readonly peak: number } | null;
  readonly bytesOutPerSecond: number;
  readonly storm: StormOutcome | null;
  readonly generator: {
    /** How late messages were sent. */
    readonly lag: Spread | null;
    readonly cpu: number;
  };
  /** What other processes took of the server's core and of the generator's: with much of it figures mean little. */
  readonly others: { readonly server: number; readonly generator: number } | null;
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
