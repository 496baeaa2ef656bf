import type { Cores } from '../machine/pinned.ts';
import type { Load } from './loads.ts';
import type { Outcome } from './outcome.ts';

/** The kinds of servers by how one talks with them. */
export const TONGUES = ['ours', 'hocuspocus', 'broadcaster'] as const;

/** What a generator process is told to do. */
export interface Assignment {
  readonly load: Load;
  readonly tongue: (typeof TONGUES)[number];
  readonly address: string;
  /** The server's process. */
  readonly pid: number;
  readonly cores: Cores | null;
  /** Seconds that the load runs before measuring starts, and that are measured. */
  readonly warmUp: number;
  readonly seconds: number;
}

/** What it sends back when it is done. */
export type Report =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly why: string };
