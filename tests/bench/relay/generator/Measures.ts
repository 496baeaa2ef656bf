import { Samples } from '../../report/statistics.ts';

/** What takes longer counts as late. */
const LATE_MS = 1000;
/** A delivery that takes longer says that the server cannot keep up. */
const HOPELESS_MS = 2000;

/** A stretch of time that is measured: a sample belongs to it when its message was sent in it. */
export class Stretch {
  readonly edits = new Samples();
  readonly cursors = new Samples();
  readonly durable = new Samples();
  /** How late messages were sent by the generator itself. */
  readonly lag = new Samples();
  /** Cursors that those who were watched would have got if each of them came through. */
  cursorsExpected = 0;
  from = Number.POSITIVE_INFINITY;
  to = Number.POSITIVE_INFINITY;

  holds(sentAt: number): boolean {
    return sentAt >= this.from && sentAt < this.to;
  }

  get late(): number {
    return this.edits.countAbove(LATE_MS) + this.cursors.countAbove(LATE_MS);
  }
}

/** What is measured in one run, and why it cannot go on if it cannot. */
export class Measures {
  /** While nothing but the load happens, and while others come in all at once. */
  readonly steady = new Stretch();
  readonly storm = new Stretch();
  #collapsed: string | null = null;

  /** Why the run cannot go on, or null. */
  get collapsed(): string | null {
    return this.#collapsed;
  }

  fail(why: string): void {
    this.#collapsed ??= why;
  }

  /** The stretch in which something is sent at this moment, or null when nothing is measured. */
  stretchAt(sentAt: number): Stretch | null {
    if (this.steady.holds(sentAt)) return this.steady;
    return this.storm.holds(sentAt) ? this.storm : null;
  }

  add(kind: 'edits' | 'cursors' | 'durable', sentAt: number, at: number): void {
    this.checkUnderWay(sentAt, at);
    this.stretchAt(sentAt)?.[kind].add(at - sentAt);
  }

  /** Looks at what is still under way too, since what never arrives gives no sample. Warming up does not count. */
  checkUnderWay(sentAt: number, now: number): void {
    if (now - Math.max(sentAt, this.steady.from) > HOPELESS_MS) this.fail('deliveries more than 2 s late');
  }
}
