import * as Y from 'yjs';

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** A delete set: which clocks of which clients are deleted. */
export class Ranges {
  readonly #ranges: ReadonlyMap<number, readonly Range[]>;

  private constructor(ranges: ReadonlyMap<number, readonly Range[]>) {
    this.#ranges = ranges;
  }

  /** Null for a set with a range of no length. */
  static of(given: ReturnType<typeof Y.createDeleteSet>): Ranges | null {
    for (const ranges of given.clients.values()) {
      if (ranges.some(({ clock, len }) => len < 1 || !Number.isSafeInteger(clock + len))) return null;
    }
    // In the order of clocks, and what touches is one.
    return new Ranges(Y.mergeDeleteSets([given]).clients);
  }

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  clients(): Iterable<number> {
    return this.#ranges.keys();
  }

  entries(): Iterable<[number, readonly Range[]]> {
    return this.#ranges.entries();
  }

  has(client: number, clock: number): boolean {
    return this.countIn(client, clock, 1) > 0;
  }

  /** How many of `length` clocks, from `clock` on, are in the set. */
  countIn(client: number, clock: number, length: number): number {
    const ranges = this.#ranges.get(client);
    if (!ranges) return 0;
    const end = clock + length;
    let count = 0;
    for (let index = firstEndingAfter(ranges, clock); index < ranges.length; index++) {
      const range = ranges[index];
      if (!range || range.clock >= end) break;
      count += Math.min(end, range.clock + range.len) - Math.max(clock, range.clock);
    }
    return count;
  }
}

function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (range && range.clock + range.len <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
