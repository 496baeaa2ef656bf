import { Samples } from '../../report/statistics.ts';

/** What takes longer counts as late. */
const LATE_MS = 1000;
/** A delivery that takes longer says that the server cannot keep up. */
const HOPELESS_MS = 2000;

/**
 * What is measured in one run. A sample counts when its message was sent while measuring was on, whenever it
 * arrived.
 */
export class Measures {
  readonly edits = new Samples();
  readonly cursors = new Samples();
  readonly durable = new Samples();
  /** How late messages were sent by the generator itself. */
  readonly lag = new Samples();
  /** Cursors of those inside while others stormed in. */
  readonly stormCursors = new Samples();
  /** Cursors that those who were watched would have got if each of them came through. */
  cursorsExpected = 0;
  #collapsed: string | null = null;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.POSITIVE_INFINITY;
  #storm: readonly [from: number, to: number] | null = null;

  start(now: number): void {
    this.#from = now;
  }

  stop(now: number): void {
    this.#to = now;
  }

  storm(from: number, to: number): void {
    this.#storm = [from, to];
  }

  /** Why the run cannot go on, or null. */
  get collapsed(): string | null {
    return this.#collapsed;
  }

  fail(why: string): void {
    this.#collapsed ??= why;
  }

  get late(): number {
    return this.edits.countAbove(LATE_MS) + this.cursors.countAbove(LATE_MS);
  }

  isMeasuring(sentAt: number): boolean {
    return sentAt >= this.#from && sentAt < this.#to;
  }

  addEdit(sentAt: number, at: number): void {
    this.#add(this.edits, sentAt, at);
  }

  addCursor(sentAt: number, at: number): void {
    if (this.#storm && sentAt >= this.#storm[0] && sentAt < this.#storm[1])
      this.stormCursors.add(at - sentAt);
    this.#add(this.cursors, sentAt, at);
  }

  addDurable(sentAt: number, at: number): void {
    this.#add(this.durable, sentAt, at);
  }

  /** Looks at what is still under way, since what never arrives has no sample. */
  checkUnderWay(sentAt: number, now: number): void {
    if (now - Math.max(sentAt, this.#from) > HOPELESS_MS) this.fail('deliveries more than 2 s late');
  }

  #add(samples: Samples, sentAt: number, at: number): void {
    if (!this.isMeasuring(sentAt)) return;
    this.checkUnderWay(sentAt, at);
    samples.add(at - sentAt);
  }
}
