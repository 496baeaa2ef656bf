import type { Failure } from '../../connection/api.ts';

/** How fast people are. */
export const PACES = ['calm', 'busy'] as const;
export type Pace = (typeof PACES)[number];

/** What is to be seen of a rehearsal from outside. */
export interface Attendance {
  /** On their way in. */
  readonly coming: number;
  readonly here: number;
  /** The names of those whose line broke, the last one first. */
  readonly dropped: readonly string[];
  /** Why somebody could not come in, or is not let in any more. */
  readonly problem: Failure['reason'] | null;
}

export const NOBODY: Attendance = { coming: 0, here: 0, dropped: [], problem: null };
