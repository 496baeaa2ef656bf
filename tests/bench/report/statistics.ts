/** How a measure is spread; milliseconds unless said otherwise. */
export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Gathers numbers, millions of them without much memory. */
export class Samples {
  #values = new Float32Array(1024);
  #count = 0;
  #max = 0;

  add(value: number): void {
    if (this.#count === this.#values.length) {
      const wider = new Float32Array(this.#values.length * 2);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#count++] = value;
    if (value > this.#max) this.#max = value;
  }

  get count(): number {
    return this.#count;
  }

  countAbove(limit: number): number {
    let above = 0;
    for (let index = 0; index < this.#count; index++) if ((this.#values[index] ?? 0) > limit) above++;
    return above;
  }

  /** Null when there is nothing to tell. */
  spread(): Spread | null {
    if (this.#count === 0) return null;
    const sorted = this.#values.slice(0, this.#count).sort();
    const at = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    return { count: this.#count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: this.#max };
  }
}

/** The middle one; of an even number the lower middle, so that it is a value that was measured. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}
