/** What may be taken at once, and how much comes back in a second. */
export interface Measure {
  readonly burst: number;
  readonly perSecond: number;
}

/** Something of which only so much is given in a time. Moments are in milliseconds. */
export class Bucket {
  readonly #measure: Measure;
  #left: number;
  #at: number;

  constructor(measure: Measure, now: number) {
    this.#measure = measure;
    this.#left = measure.burst;
    this.#at = now;
  }

  /** Takes so much, or nothing when there is less. */
  take(amount: number, now: number): boolean {
    if (!this.has(amount, now)) return false;
    this.#left -= amount;
    return true;
  }

  has(amount: number, now: number): boolean {
    this.#refill(now);
    return this.#left >= amount;
  }

  isFull(now: number): boolean {
    return this.has(this.#measure.burst, now);
  }

  #refill(now: number): void {
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#measure.perSecond;
    this.#left = Math.min(this.#measure.burst, this.#left + gained);
    this.#at = now;
  }
}
