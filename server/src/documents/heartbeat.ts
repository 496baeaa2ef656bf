import type { Clock } from '../clock.ts';

/**
 * The beat of something that is asked for more often than it needs to be done: the first time at once, what
 * follows is gathered until the interval is over. Work that takes longer than the interval never overlaps
 * itself.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #interval: () => number;
  readonly #work: () => void | Promise<void>;
  #startedAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | null = null;
  #askedAgain = false;
  #callOff: (() => void) | null = null;

  /**
   * @param interval milliseconds from one start to the next, asked each time
   * @param work never rejects
   */
  constructor(clock: Clock, interval: () => number, work: () => void | Promise<void>) {
    this.#clock = clock;
    this.#interval = interval;
    this.#work = work;
  }

  /** Asks for the work to be done, not sooner than after `delay` milliseconds. */
  ask(delay = 0): void {
    if (this.#running) {
      this.#askedAgain = true;
      return;
    }
    if (this.#callOff) return;
    const wait = Math.max(delay, this.#startedAt + this.#interval() - this.#clock.now());
    if (wait <= 0) this.#start();
    else this.#callOff = this.#clock.after(wait, () => this.#start());
  }

  /** Does at once what was asked for; resolves when nothing is asked for any more. */
  async flush(): Promise<void> {
    while (this.#running || this.#callOff) {
      if (!this.#running) this.#start();
      await this.#running;
    }
  }

  /** Forgets what was asked for. */
  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#askedAgain = false;
  }

  #start(): void {
    this.#callOff?.();
    this.#callOff = null;
    this.#startedAt = this.#clock.now();
    const working = this.#work();
    if (!working) return;
    this.#running = working.finally(() => {
      this.#running = null;
      if (!this.#askedAgain) return;
      this.#askedAgain = false;
      this.ask();
    });
  }
}

/** Messages that one server sends in a millisecond at most, so that sending leaves time for the rest. */
const SENT_PER_MS = 40;
/** The beat of a small room: short enough to notice nothing, long enough that not every step of a pointer is one. */
const SMALL_ROOM_MS = 4;
const LONGEST_MS = 60;

/**
 * Milliseconds that a room gathers what happens before it tells everybody. It grows with the room, and with all
 * rooms of the server together, because each beat is a message to everybody.
 *
 * @param people in the room
 * @param everybody in all rooms of the server
 */
export function beatInterval(people: number, everybody: number): number {
  const small = Math.min(people / 2, SMALL_ROOM_MS);
  const large = people <= 210 ? (people - 10) / 8 : 25 + (people - 210) / 20;
  return Math.min(LONGEST_MS, Math.max(small, large, everybody / SENT_PER_MS));
}
