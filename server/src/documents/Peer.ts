import type { PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';

/**
 * Somebody's connection to one document, as the document sees it: whom to tell what, and what they may do at
 * this moment. None of its functions throws.
 */
export interface Peer {
  readonly participant: string;
  /** Why this person may not write now, or null. */
  readonly writeRefusal: () => Refusal | null;
  /** How this person is shown to others; null for who is not shown. */
  readonly presenceUser: () => PresenceUser | null;
  /** Changes of others, committed: an update of Yjs. The same bytes object goes to all peers. */
  readonly changes: (update: Uint8Array) => void;
  /** An awareness update of y-protocols; the same bytes object goes to all peers. */
  readonly presence: (update: Uint8Array) => void;
  readonly saved: (count: number) => void;
  readonly rejected: (reason: Refusal, count: number) => void;
}
