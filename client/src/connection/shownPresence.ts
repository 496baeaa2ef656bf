import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';

const NOTHING = new Uint8Array([0]);

/** What this person shows in a document, and what of that the server was told in this conversation. */
export class ShownPresence {
  readonly #send: (move: Uint8Array) => void;
  #shown: PresenceFields = {};
  #told: PresenceFields | null = null;

  constructor(send: (move: Uint8Array) => void) {
    this.#send = send;
  }

  set(fields: PresenceFields): void {
    this.#shown = fields;
  }

  /** A new conversation: the server knows nothing yet. */
  startOver(): void {
    this.#told = null;
  }

  tell(): void {
    const move = moveBetween(this.#told ?? {}, this.#shown);
    // The first word is said even when there is nothing to show: it says that somebody is there.
    if (!move && this.#told) return;
    this.#told = this.#shown;
    this.#send(move ?? NOTHING);
  }
}
