import { SIZE } from '@verbindbord/shared/board/limits.ts';
import * as Y from 'yjs';
import type { Clock } from '../../clock.ts';

/** Counting anew takes some tens of milliseconds for a document that is full. */
const RECOUNT_MS = 10_000;
const BYTES_OF_SPLITS = 40;

/**
 * How large a document is: counted once, and guessed from then on by what came in, which is never too little. The
 * guess is put right when by it the document would be full, for what was taken away makes it smaller.
 */
export class Size {
  readonly #clock: Clock;
  readonly #doc: Y.Doc;
  #bytes = 0;
  #structs = 0;
  #countedAt = 0;
  #isExact = false;

  constructor(doc: Y.Doc, clock: Clock) {
    this.#doc = doc;
    this.#clock = clock;
    this.#count();
  }

  /** Whether there is room for so much more. */
  hasRoomFor(bytes: number, structs: number): boolean {
    if (this.#fits(bytes, structs)) return true;
    if (this.#isExact || this.#clock.now() - this.#countedAt < RECOUNT_MS) return false;
    this.#count();
    return this.#fits(bytes, structs);
  }

  /** After an update of so many parts: each can split two structs that were there. */
  grow(bytes: number, parts: number): void {
    this.#bytes += bytes + parts * BYTES_OF_SPLITS;
    this.#structs += parts * 3;
    this.#isExact = false;
  }

  #fits(bytes: number, structs: number): boolean {
    return this.#bytes + bytes <= SIZE.bytes && this.#structs + structs <= SIZE.structs;
  }

  #count(): void {
    this.#bytes = Y.encodeStateAsUpdate(this.#doc).length;
    this.#structs = 0;
    for (const structs of this.#doc.store.clients.values()) this.#structs += structs.length;
    this.#countedAt = this.#clock.now();
    this.#isExact = true;
  }
}
