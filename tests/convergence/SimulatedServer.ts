import { Allowances } from '@verbindbord/server/src/carriers/Allowances.ts';
import { Audience } from '@verbindbord/server/src/carriers/Audience.ts';
import type { CarrierOptions, SessionServer } from '@verbindbord/server/src/carriers/carrier.ts';
import { Documents } from '@verbindbord/server/src/documents/Documents.ts';
import { ManualClock } from '@verbindbord/server/src/manualClock.ts';
import type { LiveSession } from '@verbindbord/server/src/sessions/LiveSession.ts';
import { type Membership, Sessions } from '@verbindbord/server/src/sessions/Sessions.ts';
import type { Store } from '@verbindbord/server/src/storage/store.ts';
import type * as Y from 'yjs';

export interface Ticket {
  readonly code: string;
  readonly token: string;
}

interface Gathered {
  /** The id of somebody who may command. */
  readonly facilitator: string;
  readonly tickets: readonly Ticket[];
}

/** A server without a network: everything from the carriers inwards is the product's, on a clock that we hold. */
export class SimulatedServer {
  readonly clock = new ManualClock();
  readonly complaints: string[] = [];
  readonly carrier: CarrierOptions;
  readonly #audiences = new Map<LiveSession, Audience>();

  constructor(store: Store) {
    const complain = (details: unknown, message: string): void => {
      this.complaints.push(`${message} ${String((details as { err?: unknown }).err ?? '')}`);
    };
    const log = { error: complain, fatal: complain, warn: complain } as unknown as CarrierOptions['log'];
    const documents = new Documents(store, this.clock, log);
    const sessions = new Sessions(store, documents, this.clock, log, 100);
    const origin = { publicUrl: null, trustProxy: 0 };
    const allowances = new Allowances(this.clock);
    this.carrier = { sessions, documents, clock: this.clock, log, origin, allowances };
  }

  /** A session with a facilitator and so many participants in it. */
  async gather(people: number): Promise<Gathered> {
    const { sessions } = this.carrier;
    const { code } = await sessions.create({ title: 'Convergentie', language: 'nl', template: 'internal' });
    const session = await this.#sessionOf(code);
    const join = async (name: string, role: 'facilitator' | 'participant') => {
      const joined = await sessions.join(session, { role, name, whereabouts: 'room', department: '' });
      if (!joined.ok) throw new Error(`${name} was not let in: ${joined.reason}`);
      return joined;
    };
    const { participantId: facilitator } = await join('Karin', 'facilitator');
    const tickets: Ticket[] = [];
    for (let person = 0; person < people; person++) {
      const { token } = await join(`Deelnemer ${person}`, 'participant');
      tickets.push({ code, token });
    }
    return { facilitator, tickets };
  }

  /** The facilitator lets nobody write for a while, or lets them again. */
  async command(code: string, facilitator: string, type: 'freeze' | 'unfreeze'): Promise<void> {
    await (await this.#sessionOf(code)).command(facilitator, { type });
  }

  async #sessionOf(code: string): Promise<LiveSession> {
    const session = await this.carrier.sessions.find(code);
    if (!session) throw new Error('The session is gone.');
    return session;
  }

  async memberOf({ code, token }: Ticket): Promise<Membership> {
    const membership = await this.carrier.sessions.authenticate(code, token);
    if (!membership.ok) throw new Error(`A member was not let in: ${membership.reason}`);
    return membership;
  }

  audienceOf(session: LiveSession): Audience {
    const nobody = { to: () => ({ emit: () => {} }) } as unknown as SessionServer;
    const { sessions } = this.carrier;
    const audience =
      this.#audiences.get(session) ?? new Audience(nobody, session, sessions.progressOf(session), this.clock);
    this.#audiences.set(session, audience);
    return audience;
  }

  /** Reads something from the board as it is on disk; an error when it is lost. */
  async read<T>(code: string, reader: (doc: Y.Doc) => T): Promise<T> {
    const read = await this.carrier.documents.read(code, { kind: 'board' }, (doc) => ({
      value: reader(doc),
    }));
    if (!read) throw new Error('The server cannot read what it wrote.');
    return read.value;
  }
}
