import { Bucket, type Measure } from '../../Bucket.ts';
import type { Clock } from '../../clock.ts';

/** Parts of updates, and steps of the work that they make. A spreadsheet of 2,000 rows is some 70,000 at once. */
const PARTS: Measure = { burst: 160_000, perSecond: 1000 };
const STEPS_PER_PART = 20;
/** Updates that passed everything and yet could not be applied, after which the copy has to be made anew. */
const MISHAPS: Measure = { burst: 3, perSecond: 1 / 60 };

interface Purse {
  readonly parts: Bucket;
  readonly mishaps: Bucket;
}

/** What each person makes a document work: nobody's messages may take the time of the others. */
export class Spending {
  readonly #clock: Clock;
  readonly #purses = new Map<string, Purse>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  takes(participant: string, parts: number, steps: number): boolean {
    return this.#purseOf(participant).parts.take(parts + steps / STEPS_PER_PART, this.#clock.now());
  }

  /** Counts a mishap; from one too many on, nothing of this person is tried out for a while. */
  mishap(participant: string): void {
    this.#purseOf(participant).mishaps.take(1, this.#clock.now());
  }

  mayTryOut(participant: string): boolean {
    return this.#purseOf(participant).mishaps.has(1, this.#clock.now());
  }

  #purseOf(participant: string): Purse {
    const known = this.#purses.get(participant);
    if (known) return known;
    const now = this.#clock.now();
    const purse = { parts: new Bucket(PARTS, now), mishaps: new Bucket(MISHAPS, now) };
    this.#purses.set(participant, purse);
    return purse;
  }
}
