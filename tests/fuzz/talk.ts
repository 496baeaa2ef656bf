import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import type { TallyReport } from './Tally.ts';

/** What the process that attacks is told. */
export type ToAttack =
  | { readonly kind: 'begin'; readonly assignment: Assignment }
  /** Everybody has looked long enough at how it is without an attack. */
  | { readonly kind: 'fire' }
  /** Those who worked in the session have left it. */
  | { readonly kind: 'left'; readonly code: string };

export interface Assignment {
  readonly address: string;
  readonly seed: number;
  /** Sessions that are attacked at the same time, and those that come after each of them. */
  readonly lanes: readonly (readonly CreatedSession[])[];
  /** Frames to be tried in each session. */
  readonly frames: number;
  /** What each attacker sends in a second. */
  readonly perSecond: number;
  /** Where the boards are left as they were in the end, under the codes of their sessions. */
  readonly folder: string;
}

/** What it says. */
export type FromAttack =
  /** The first session of every lane is full of people who do nothing yet. */
  | { readonly kind: 'ready' }
  /** A session of the first lane begins to be attacked, or was attacked enough. */
  | { readonly kind: 'began'; readonly code: string }
  | { readonly kind: 'ends'; readonly code: string }
  | { readonly kind: 'done'; readonly tally: TallyReport; readonly complaints: readonly string[] }
  | { readonly kind: 'failed'; readonly why: string };
