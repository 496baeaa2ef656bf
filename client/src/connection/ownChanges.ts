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
  /** Only changes of one bundle travel together. */
  bundle: number;
}

/** Bytes that go as one message at most, unless one change has more: well below what the server takes. */
const LARGE = 1024 * 1024;

/** The changes of one's own that the server has not acknowledged, in the order in which they were made. */
export class OwnChanges {
  #list: Waiting[] = [];
  #last = 0;
  #bundles = 0;

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
    const change = { number: ++this.#last, update, count: null, bundle: 0 };
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
    const bundle = this.#list.find((change) => change.count === null)?.bundle;
    for (const change of this.#list) {
      if (change.count !== null) continue;
      bytes += change.update.length;
      if (parts.length > 0 && (bytes > LARGE || change.bundle !== bundle)) break;
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
    const brought = this.#broughtBy(count);
    if (brought.length === 0) return [];
    const refused = this.#withResting(brought, confirmed);
    this.#sendAgain(refused, confirmed);
    return this.#take((change) => refused.has(change));
  }

  /**
   * Of several changes that message `count` brought, one that the server does not take must not cost the others: they
   * are to be sent again in two halves, with what rests on them. Gives false when it was a single change.
   */
  halve(count: number, confirmed: Clocks): boolean {
    const together = this.#broughtBy(count);
    if (together.length < 2) return false;
    this.#sendAgain(new Set(together), confirmed);
    const [first, second] = [++this.#bundles, ++this.#bundles];
    for (const [index, change] of together.entries()) {
      change.bundle = index < together.length / 2 ? first : second;
    }
    return true;
  }

  takeAll(): readonly OwnChange[] {
    return this.#take(() => true);
  }

  #broughtBy(message: number): Waiting[] {
    return this.#list.filter(({ count }) => count === message);
  }

  /** These, and what rests on them. */
  #withResting(changes: Iterable<Waiting>, confirmed: Clocks): ReadonlySet<Waiting> {
    const all = new Set(changes);
    let known = confirmed;
    for (const change of this.#list) {
      if (all.has(change)) continue;
      if (restsOn(known, change.update)) known = withUpdate(known, change.update);
      else all.add(change);
    }
    return all;
  }

  /** The messages with these changes are refused, each as a whole: what was in them, and what rests on that, goes again. */
  #sendAgain(changes: ReadonlySet<Waiting>, confirmed: Clocks): void {
    let again = changes;
    for (let size = 0; size < again.size; ) {
      size = again.size;
      const messages = new Set([...again].map(({ count }) => count));
      const inThem = this.#list.filter(({ count }) => count !== null && messages.has(count));
      again = this.#withResting([...again, ...inThem], confirmed);
    }
    for (const change of again) change.count = null;
  }

  #take(isTaken: (change: Waiting) => boolean): readonly OwnChange[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const change of this.#list) (isTaken(change) ? taken : left).push(change);
    this.#list = left;
    return taken;
  }
}
