import type { Clock } from './clock.ts';

/** A clock for tests: time passes when the test says so, in whole milliseconds as on the system's clock. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #planned: { readonly at: number; readonly callback: () => void }[] = [];

  readonly now = (): number => this.#now;

  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const plan = { at: this.#now + Math.ceil(milliseconds), callback };
    this.#planned.push(plan);
    return () => {
      this.#planned = this.#planned.filter((other) => other !== plan);
    };
  };

  /** Lets time pass, calling back in order what falls due. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#planned.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#planned = this.#planned.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = until;
  }
}
