import type { PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import type { Closed } from '@verbindbord/shared/session/closing.ts';
import type { May } from '@verbindbord/shared/session/permissions.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { DocumentBeat } from './DocumentBeat.ts';

/** Which parts of a beat are for one peer. */
export interface BeatParts {
  readonly changes: boolean;
  readonly presence: boolean;
  /** How many of its own sync messages have been dealt with, when that is news. */
  readonly saved: number | null;
}

/**
 * Somebody's connection to one document, as the document sees it: whom to tell what, and what they may do at
 * this moment. None of its functions throws.
 */
export interface Peer {
  readonly participant: string;
  /** Why this person may not write now, or null. */
  readonly writeRefusal: () => Refusal | null;
  /** What may be written, as long as anything may. */
  readonly may: May;
  /** What cannot be changed now, whatever may be. */
  readonly closed: Closed;
  /** How this person is shown to others; null for who is not shown. */
  readonly presenceUser: () => PresenceUser | null;
  /** What happened; the same object goes to all peers. */
  readonly beat: (beat: DocumentBeat, parts: BeatParts) => void;
  /** What it lacks, after it was spared changes for a while. */
  readonly difference: (update: Uint8Array) => void;
  readonly rejected: (reason: Refusal, count: number) => void;
  /** Whether it opens a document again that was written anew. A standard client would bring the old one back. */
  readonly reopens: boolean;
  /** The document is over for it; it leaves. */
  readonly ended: (reason: Refusal) => void;
  /** Bytes that wait to be sent to it. */
  readonly backlog: () => number;
}
