import type { Outcome } from './refusals.ts';
import type { SessionState } from './state.ts';

/** What deciding needs from outside, so that the same command gives the same result in a test. */
export interface Circumstances {
  /** Milliseconds on the server's clock. */
  readonly now: number;
  /** Numbers in [0, 1). */
  readonly random: () => number;
  readonly newId: () => string;
  /** How many people a session may hold. */
  readonly maxPeople: number;
}

export type Changes = Partial<Omit<SessionState, 'version' | 'code' | 'createdAt'>>;

/** What a command comes to: what is different after it, or why it is refused. */
export type Decision = Outcome<{ readonly changes: Changes }>;

export function change(changes: Changes): Decision {
  return { ok: true, changes };
}
