import { leftAlone } from '@verbindbord/shared/session/mending.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import type { Clock } from '../clock.ts';

/**
 * How long somebody stays alone whose partner is gone, when neither they nor a facilitator say how to go on. Wifi that
 * dips and phones that sleep are back before that.
 */
export const PATIENCE_MS = 120_000;

/** Watches over who is left alone at work, so that nobody stays so for long without wanting it. */
export class Company {
  readonly #clock: Clock;
  readonly #bring: (people: readonly string[]) => void;
  readonly #since = new Map<string, number>();
  #callOff: (() => void) | null = null;

  /** @param bring called with those who have waited long enough */
  constructor(clock: Clock, bring: (people: readonly string[]) => void) {
    this.#clock = clock;
    this.#bring = bring;
  }

  /** Takes note of who is left alone now, and of who no longer is. */
  look(state: SessionState): void {
    const lonely = new Set(leftAlone(state));
    for (const person of this.#since.keys()) if (!lonely.has(person)) this.#since.delete(person);
    for (const person of lonely) {
      if (!this.#since.has(person)) this.#since.set(person, this.#clock.now());
    }
    this.#wait();
  }

  stop(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  #wait(): void {
    this.stop();
    if (this.#since.size === 0) return;
    const first = Math.min(...this.#since.values());
    const wait = Math.max(0, first + PATIENCE_MS - this.#clock.now());
    this.#callOff = this.#clock.after(wait, () => {
      const until = this.#clock.now() - PATIENCE_MS;
      this.#bring([...this.#since].filter(([, since]) => since <= until).map(([person]) => person));
    });
  }
}
