import type { Clock } from '../clock.ts';
import { newCode, readCode } from './secrets.ts';

/** As long as it takes to walk to the computer at the beamer and type. */
const VALID_MS = 10 * 60_000;
/** Of one session; an earlier one goes when there are more. */
const MOST = 5;

export interface WallTicket {
  /** Eight signs to type, as in a code. */
  readonly ticket: string;
  /** On the server's clock. */
  readonly validUntil: number;
}

/**
 * Codes by which a facilitator has a computer that knows nothing yet show the wall of a session. Each opens one screen,
 * once, and for a short while; they are in no store, so that a restart ends them.
 */
export class WallTickets {
  readonly #clock: Clock;
  readonly #waiting = new Map<string, { readonly session: string; readonly validUntil: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  issue(session: string): WallTicket {
    this.#dropOld();
    const own = [...this.#waiting].filter(([, waiting]) => waiting.session === session);
    for (const [ticket] of own.slice(0, Math.max(0, own.length - MOST + 1))) this.#waiting.delete(ticket);
    const ticket = newCode();
    const validUntil = this.#clock.now() + VALID_MS;
    this.#waiting.set(ticket, { session, validUntil });
    return { ticket, validUntil };
  }

  /** The session whose wall somebody may open who typed this; null for nobody's. A ticket is good for one time. */
  redeem(typed: string): string | null {
    this.#dropOld();
    const ticket = readCode(typed);
    const waiting = ticket === null ? undefined : this.#waiting.get(ticket);
    if (ticket === null || !waiting) return null;
    this.#waiting.delete(ticket);
    return waiting.session;
  }

  #dropOld(): void {
    const now = this.#clock.now();
    for (const [ticket, { validUntil }] of this.#waiting) {
      if (validUntil <= now) this.#waiting.delete(ticket);
    }
  }
}
