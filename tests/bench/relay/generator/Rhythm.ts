/** Things that each happen again and again at the same interval, spread evenly or as given over it. */
export class Rhythm {
  readonly #interval: number;
  readonly #offsets: readonly { readonly who: number; readonly offset: number }[];
  #start = 0;
  #next = 0;

  /** @param interval milliseconds; `random` says when within it each of `who` has its turn */
  constructor(who: readonly number[], interval: number, random: () => number) {
    this.#interval = interval;
    this.#offsets = who
      .map((one) => ({ who: one, offset: random() * interval }))
      .sort((one, other) => one.offset - other.offset);
  }

  start(now: number): void {
    this.#start = now;
    this.#next = 0;
  }

  /** Calls for each whose turn has come since the last time, with the moment at which it came. */
  due(now: number, call: (who: number, at: number) => void): void {
    const count = this.#offsets.length;
    if (count === 0) return;
    for (;;) {
      const turn = this.#offsets[this.#next % count];
      if (!turn) return;
      const at = this.#start + Math.floor(this.#next / count) * this.#interval + turn.offset;
      if (at > now) return;
      this.#next++;
      call(turn.who, at);
    }
  }
}
