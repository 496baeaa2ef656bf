import * as Y from 'yjs';
import { type Clocks, restsOn, withUpdate } from './clocks.ts';

/** One change of one's own that the server has not acknowledged. */
export interface OwnChange {
  /** Goes up by one with each change, in the order in which they were made. */
  readonly number: number;
  readonly update: Uint8Array;
}

interface Waiting extends OwnChange {
  /** Which message of the conversation carries it; null while it was not sent in this one. */
  count: number | null;
}

/** Bytes that go as one message at most, unless one change has more: well below what the server takes. */
const LARGE = 1024 * 1024;

/** The changes of one's own that the server has not acknowledged, in the order in which they were made. */
export class OwnChanges {
  #list: Waiting[] = [];
  #last = 0;

  get all(): readonly OwnChange[] {
    return this.#list;
  }

  get isEmpty(): boolean {
    return this.#list.length === 0;
  }

  /** Whether the server was sent all of them in this conversation. */
  get areSent(): boolean {
    return this.#list.every(({ count }) => count !== null);
  }

  add(update: Uint8Array): OwnChange {
    const change = { number: ++this.#last, update, count: null };
    this.#list.push(change);
    return change;
  }

  /**
   * What is still to be sent, as one update, or the first part of it when it is much; it then travels as message
   * `count`. Null when all was sent.
   */
  send(count: number): Uint8Array | null {
    const parts: Uint8Array[] = [];
    let bytes = 0;
    for (const change of this.#list) {
      if (change.count !== null) continue;
      bytes += change.update.length;
      if (parts.length > 0 && bytes > LARGE) break;
      change.count = count;
      parts.push(change.update);
    }
    const [first] = parts;
    return first && parts.length === 1 ? first : first ? Y.mergeUpdates(parts) : null;
  }

  /** A new conversation: nothing was sent in it. */
  startOver(): void {
    for (const change of this.#list) change.count = null;
  }

  /** Takes out, in order, what messages up to `count` brought. */
  takeSaved(count: number): readonly OwnChange[] {
    return this.#take((change) => change.count !== null && change.count <= count);
  }

  /** Takes out what message `count` brought, and what rests on it: the server takes that no more than a gap. */
  takeRefused(count: number, confirmed: Clocks): readonly OwnChange[] {
    if (!this.#list.some((change) => change.count === count)) return [];
    let known = confirmed;
    return this.#take(({ count: sentAs, update }) => {
      if (sentAs === count || !restsOn(known, update)) return true;
      known = withUpdate(known, update);
      return false;
    });
  }

  takeAll(): readonly OwnChange[] {
    return this.#take(() => true);
  }

  #take(isTaken: (change: Waiting) => boolean): readonly OwnChange[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const change of this.#list) (isTaken(change) ? taken : left).push(change);
    this.#list = left;
    return taken;
  }
}
