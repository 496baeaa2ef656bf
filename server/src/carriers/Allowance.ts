import type { Clock } from '../clock.ts';

interface Measure {
  /** What may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

/** Far above what a person does and what an offline hour leaves to be sent. */
const MESSAGES: Measure = { burst: 600, perSecond: 150 };
const BYTES: Measure = { burst: 16 * 1024 * 1024, perSecond: 1024 * 1024 };
/** Refused messages, after which a connection is ended: a client that goes on has a fault or means harm. */
const REFUSALS: Measure = { burst: 60, perSecond: 2 };

/** What one connection may send: messages, bytes, and things that get refused. */
export class Allowance {
  readonly #clock: Clock;
  readonly #messages: Bucket;
  readonly #bytes: Bucket;
  readonly #refusals: Bucket;

  constructor(clock: Clock) {
    this.#clock = clock;
    const now = clock.now();
    this.#messages = new Bucket(MESSAGES, now);
    this.#bytes = new Bucket(BYTES, now);
    this.#refusals = new Bucket(REFUSALS, now);
  }

  /** Whether one more message of this size may come. */
  takes(bytes: number): boolean {
    const now = this.#clock.now();
    return this.#messages.take(1, now) && this.#bytes.take(bytes, now);
  }

  /** Counts a refusal; false when it is one too many. */
  forgives(): boolean {
    return this.#refusals.take(1, this.#clock.now());
  }
}

class Bucket {
  readonly #measure: Measure;
  #left: number;
  #at: number;

  constructor(measure: Measure, now: number) {
    this.#measure = measure;
    this.#left = measure.burst;
    this.#at = now;
  }

  take(amount: number, now: number): boolean {
    const gained = (Math.max(0, now - this.#at) / 1000) * this.#measure.perSecond;
    this.#left = Math.min(this.#measure.burst, this.#left + gained);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
