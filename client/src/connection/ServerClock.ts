/** What this device has to tell time by. */
export interface Ticks {
  /** Milliseconds since some moment: steady, but it may stand still while the device sleeps. */
  readonly steady: () => number;
  /** Milliseconds since 1970 as the device has it: may be wrong, and may be set while the page is open. */
  readonly wall: () => number;
}

/** What the server's clock said, and how long that was under way, there and back. */
interface Sample {
  readonly roundTrip: number;
  readonly offset: number;
}

/** How many questions to the server's clock one measurement takes; the quickest answer is the truest. */
const QUESTIONS = 5;
/** How far the two clocks of the device can drift apart before it is said that it slept, or that one was set. */
const JUMP = 200;
/** Less than this nobody sees. */
const VISIBLE = 20;

/**
 * The server's clock as this page knows it: its own steady clock, and what that differs from the server's. Whatever the
 * device takes for the time of day plays no part, so that it can be a day off, and be put right meanwhile.
 */
export class ServerClock {
  readonly #ticks: Ticks;
  readonly #listeners = new Set<() => void>();
  #offset: number | null = null;
  /** How much the wall clock was ahead of the steady one when they were last looked at. */
  #apart: number;
  #isMeasuring = false;
  #isWanted = false;

  constructor(ticks: Ticks) {
    this.#ticks = ticks;
    this.#apart = ticks.wall() - ticks.steady();
  }

  /** Whether the server was asked; before that the time is only what the device thinks it is. */
  get isKnown(): boolean {
    return this.#offset !== null;
  }

  now(): number {
    return this.#offset === null ? this.#ticks.wall() : this.#ticks.steady() + this.#offset;
  }

  /** Calls back when the time turns out to be another; gives the way to stop. */
  onCorrection(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether, since this was last asked, the device slept or its time was set: then the server has to be asked again. */
  hasJumped(): boolean {
    const apart = this.#ticks.wall() - this.#ticks.steady();
    const jumped = Math.abs(apart - this.#apart) > JUMP;
    this.#apart = apart;
    return jumped;
  }

  /**
   * Asks for the server's clock some times over; `ask` rejects when no answer comes. Who asks for it meanwhile has
   * reason to doubt what is being measured: then it is done once more.
   */
  async measure(ask: () => Promise<number>): Promise<void> {
    this.#isWanted = true;
    if (this.#isMeasuring) return;
    this.#isMeasuring = true;
    while (this.#isWanted) {
      this.#isWanted = false;
      await this.#takeSamples(ask);
    }
    this.#isMeasuring = false;
  }

  async #takeSamples(ask: () => Promise<number>): Promise<void> {
    let best: Sample | null = null;
    for (let question = 0; question < QUESTIONS; question++) {
      const sample = await this.#sample(ask);
      if (!sample) break;
      if (best === null || sample.roundTrip < best.roundTrip) best = sample;
      // What cannot be true is put right at once, what is only less exact at the end.
      if (!this.#agreesWith(sample)) this.#correct(best.offset);
    }
    if (best) this.#correct(best.offset);
  }

  /** The server's answer is taken as being half a round trip old. */
  async #sample(ask: () => Promise<number>): Promise<Sample | null> {
    const asked = this.#ticks.steady();
    try {
      const serverTime = await ask();
      const answered = this.#ticks.steady();
      return { roundTrip: answered - asked, offset: serverTime - (asked + answered) / 2 };
    } catch {
      return null;
    }
  }

  #agreesWith({ offset, roundTrip }: Sample): boolean {
    return this.#offset !== null && Math.abs(offset - this.#offset) <= roundTrip / 2 + VISIBLE;
  }

  #correct(offset: number): void {
    const isSeen = this.#offset === null || Math.abs(offset - this.#offset) > VISIBLE;
    this.#offset = offset;
    if (isSeen) for (const listener of [...this.#listeners]) listener();
  }
}
