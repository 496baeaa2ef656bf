import { Bucket, type Measure } from '../Bucket.ts';
import type { Clock } from '../clock.ts';

/** How much one person may ask of the server, on all their connections together. */
export interface Measures {
  readonly messages: Measure;
  readonly bytes: Measure;
  /** Questions for everything that somebody lacks of a document: each can be as large as the document. */
  readonly questions: Measure;
  /** Refused messages, after which a connection is ended: who goes on has a fault or means harm. */
  readonly refusals: Measure;
  /** At the same time: as many pages and devices as somebody can look at, and what was not yet noticed to be gone. */
  readonly connections: number;
}

/** Far above what a person does and what an offline hour leaves to be sent. */
export const MEASURES: Measures = {
  messages: { burst: 600, perSecond: 150 },
  bytes: { burst: 16 * 1024 * 1024, perSecond: 1024 * 1024 },
  questions: { burst: 60, perSecond: 1 },
  refusals: { burst: 60, perSecond: 2 },
  connections: 20,
};

/** What one person may still send: messages, bytes, questions, and things that get refused. */
export class Allowance {
  readonly #clock: Clock;
  readonly #messages: Bucket;
  readonly #bytes: Bucket;
  readonly #questions: Bucket;
  readonly #refusals: Bucket;

  constructor(clock: Clock, measures: Measures = MEASURES) {
    this.#clock = clock;
    const now = clock.now();
    this.#messages = new Bucket(measures.messages, now);
    this.#bytes = new Bucket(measures.bytes, now);
    this.#questions = new Bucket(measures.questions, now);
    this.#refusals = new Bucket(measures.refusals, now);
  }

  /** Whether one more message of this size may come. */
  takes(bytes: number): boolean {
    const now = this.#clock.now();
    return this.#messages.take(1, now) && this.#bytes.take(bytes, now);
  }

  /** Whether one more question may be answered. */
  answers(): boolean {
    return this.#questions.take(1, this.#clock.now());
  }

  /** Counts a refusal; false when it is one too many. */
  forgives(): boolean {
    return this.#refusals.take(1, this.#clock.now());
  }

  /** Whether nothing of it is used. */
  get isWhole(): boolean {
    const now = this.#clock.now();
    return [this.#messages, this.#bytes, this.#questions, this.#refusals].every((bucket) =>
      bucket.isFull(now),
    );
  }
}
