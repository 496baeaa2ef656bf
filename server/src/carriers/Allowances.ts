import type { Clock } from '../clock.ts';
import { Allowance, MEASURES, type Measures } from './Allowance.ts';

const FORGET_MS = 60_000;

interface Held {
  readonly allowance: Allowance;
  connections: number;
}

/**
 * What every person may still send. It is one for all connections of a person, and outlives them for as long as some of
 * it is used: who is sent away for being refused too often does not begin anew by coming back.
 */
export class Allowances {
  readonly #clock: Clock;
  readonly #measures: Measures;
  readonly #held = new Map<string, Held>();

  constructor(clock: Clock, measures: Measures = MEASURES) {
    this.#clock = clock;
    this.#measures = measures;
    this.#forgetLater();
  }

  hasRoomFor(participant: string): boolean {
    return (this.#held.get(participant)?.connections ?? 0) < this.#measures.connections;
  }

  /** For one more connection of a person; null when that is one too many. Whoever gets one gives it back. */
  take(participant: string): Allowance | null {
    if (!this.hasRoomFor(participant)) return null;
    const held = this.#held.get(participant) ?? {
      allowance: new Allowance(this.#clock, this.#measures),
      connections: 0,
    };
    held.connections++;
    this.#held.set(participant, held);
    return held.allowance;
  }

  giveBack(participant: string): void {
    const held = this.#held.get(participant);
    if (held) held.connections--;
  }

  #forgetLater(): void {
    this.#clock.after(FORGET_MS, () => {
      for (const [participant, { connections, allowance }] of this.#held) {
        if (connections === 0 && allowance.isWhole) this.#held.delete(participant);
      }
      this.#forgetLater();
    });
  }
}
