import type { Clock } from '../clock.ts';
import { newCode, newSecret, readCode } from './secrets.ts';

/** As long as it takes to walk to the computer at the beamer and type. */
const VALID_MS = 10 * 60_000;
/** Of one kind in one session; an earlier one goes when there are more. */
const MOST = 5;

/** What a ticket is good for: showing the wall of a session, or being somebody in it who had no device so far. */
export type Entitlement =
  | { readonly kind: 'wall'; readonly session: string }
  | { readonly kind: 'place'; readonly session: string; readonly participant: string };

export interface Ticket {
  /** For the wall eight signs to type, as in a code; for a place a secret in a link. */
  readonly ticket: string;
  /** On the server's clock. */
  readonly validUntil: number;
}

/**
 * What facilitators hand out for one time and a short while. Tickets are in no store, so that a restart ends them.
 */
export class Tickets {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, { readonly what: Entitlement; readonly validUntil: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(what: Entitlement): Ticket {
    this.#dropOld();
    const alike = [...this.#waiting].filter(
      ([, waiting]) => waiting.what.session === what.session && waiting.what.kind === what.kind,
    );
    for (const [ticket] of alike.slice(0, Math.max(0, alike.length - MOST + 1))) this.#waiting.delete(ticket);
    const ticket = what.kind === 'wall' ? newCode() : newSecret();
    const validUntil = this.#clock.now() + VALID_MS;
    this.#waiting.set(ticket, { what, validUntil });
    return { ticket, validUntil };
  }

  /** What a ticket is good for, as somebody typed it or followed its link; null for none. */
  find(given: string): Entitlement | null {
    this.#dropOld();
    return this.#waiting.get(readCode(given) ?? given)?.what ?? null;
  }

  /** The same, and it is good for nothing afterwards. */
  redeem(given: string): Entitlement | null {
    const what = this.find(given);
    this.#waiting.delete(readCode(given) ?? given);
    return what;
  }

  #dropOld(): void {
    const now = this.#clock.now();
    for (const [ticket, { validUntil }] of this.#waiting) {
      if (validUntil <= now) this.#waiting.delete(ticket);
    }
  }
}
