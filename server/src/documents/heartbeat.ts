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
/**
 * Milliseconds of a beat by how many people are in the room. Small rooms: short enough to notice nothing, long enough
 * that not every step of a pointer is one. In large ones each beat is a message to everybody, and what comes in grows
 * with them too: until two hundred the beat grows faster than the room, so that it takes no more of a core than a room
 * of half as many. What these are worth is measured by `pnpm bench relay`.
 */
const BEATS: readonly (readonly [people: number, ms: number])[] = [
  [0, 0],
  [8, 4],
  [40, 4],
  [100, 12],
  [200, 30],
  [400, 38],
  [800, 60],
];
const LONGEST_MS = 60;

/**
 * Milliseconds that a room gathers what happens before it tells everybody. It grows with the room, and with all
 * rooms of the server together, because each beat is a message to everybody.
 *
 * @param people in the room
 * @param everybody in all rooms of the server
 */
export function beatInterval(people: number, everybody: number): number {
  return Math.min(LONGEST_MS, Math.max(beatOf(people), everybody / SENT_PER_MS));
}

/** Between two of `BEATS`, in proportion; beyond the last as long as that goes on. */
function beatOf(people: number): number {
  let [below, before] = BEATS[0] ?? [0, 0];
  for (const [above, ms] of BEATS) {
    if (people <= above)
      return above === below ? ms : before + ((people - below) * (ms - before)) / (above - below);
    [below, before] = [above, ms];
  }
  return LONGEST_MS;
}
