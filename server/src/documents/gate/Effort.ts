/** Steps that one update may take: far more than years of people's work, and a few milliseconds. */
const MAX_STEPS = 100_000;
/** Yjs moves what lies behind a split in one go, which is about so many times as fast as steps one by one. */
const MOVED_PER_STEP = 128;
/** What is only passed, in an array, is passed so many times as fast. */
const PASSED_PER_STEP = 16;

/**
 * How much work an update asks for besides its own length: what Yjs would pass on its way to where things go, and what
 * it would split. Without a limit a message of a few kilobytes could hold up everybody for seconds.
 */
export class Effort {
  #steps = 0;

  get steps(): number {
    return Math.ceil(this.#steps);
  }

  get isTooMuch(): boolean {
    return this.#steps > MAX_STEPS;
  }

  /** Items are looked at one by one. */
  spend(items: number): void {
    this.#steps += items;
  }

  spendOnPassing(structs: number): void {
    this.#steps += structs / PASSED_PER_STEP;
  }

  /** One of so many structs is split in two. */
  spendOnSplit(structs: number): void {
    this.#steps += 1 + structs / MOVED_PER_STEP;
  }
}
