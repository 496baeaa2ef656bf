import * as Y from 'yjs';
import type { Peer } from './Peer.ts';

/** Bytes that wait for somebody: above the first no presence is added, above the second no changes either. */
const CROWDED_BYTES = 64 * 1024;
const BEHIND_BYTES = 512 * 1024;
/** Below this they have caught up. */
const CALM_BYTES = 16 * 1024;

/** What somebody was spared: `since` is the state vector of what they have, or null when only presence is missing. */
interface Missed {
  readonly since: Uint8Array | null;
}

/**
 * How well somebody keeps up with a document. Who reads more slowly than things happen is spared presence first and
 * then changes, so that nothing piles up for them, and gets what was missed as one difference once there is room.
 */
export class Reader {
  readonly #peer: Peer;
  #missesPresence = false;
  #has: Uint8Array | null = null;

  constructor(peer: Peer) {
    this.#peer = peer;
  }

  get isBehind(): boolean {
    return this.#missesPresence || this.#has !== null;
  }

  get takesChanges(): boolean {
    return this.#has === null;
  }

  /** Asked when there is presence to send: who does not take it misses it. */
  takesPresence(): boolean {
    this.#missesPresence ||= this.#has !== null || this.#peer.backlog() > CROWDED_BYTES;
    return !this.#missesPresence;
  }

  /** The document as it stands was sent, or is spared; from here on changes may be too. */
  sent(doc: Y.Doc): void {
    if (this.#has === null && this.#peer.backlog() > BEHIND_BYTES) this.#has = Y.encodeStateVector(doc);
  }

  /** What is to be sent now that there is room; null while there is none. */
  catchUp(): Missed | null {
    if (this.#peer.backlog() > CALM_BYTES) return null;
    const missed = { since: this.#has };
    this.#has = null;
    this.#missesPresence = false;
    return missed;
  }
}
