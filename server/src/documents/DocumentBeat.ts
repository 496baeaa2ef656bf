import type { PresenceOfBeat } from './presence.ts';

/**
 * What happened in a document since the last beat. The same object goes to everybody, so that whoever puts it into
 * bytes can do so once.
 */
export interface DocumentBeat {
  /** Committed changes, as one update of Yjs. */
  readonly changes: Uint8Array | null;
  /** How many sync messages of the peer on a seat have been dealt with. */
  readonly saved: readonly { readonly seat: number; readonly count: number }[];
  readonly presence: PresenceOfBeat | null;
}
