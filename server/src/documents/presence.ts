import { moved } from '@verbindbord/shared/presence/moves.ts';
import type { PresenceNews } from '@verbindbord/shared/presence/others.ts';
import {
  type PresenceFields,
  type PresenceUser,
  presenceFields,
} from '@verbindbord/shared/presence/presence.ts';
import { type AwarenessEntry, decodeAwareness, encodeAwareness, NOBODY } from './awareness.ts';
import type { Peer } from './Peer.ts';

/** News about presence, for the product's clients and for standard ones. */
export interface PresenceOfBeat {
  readonly news: PresenceNews;
  readonly awareness: () => Uint8Array;
}

/** Somebody who is shown. */
interface Shown {
  readonly seat: number;
  user: PresenceUser;
  /** What they showed last. */
  now: PresenceFields;
  /** What of that the others were told; null until they were told that somebody is there at all. */
  told: PresenceFields | null;
  /** As a standard client said it; read once per beat, however often it changed. */
  given: string | null;
  /** The client id and clock by which standard clients know them. */
  readonly client: number;
  clock: number;
}

/** Client ids of Yjs lie below this, so that those of the product's clients are never somebody else's. */
const FIRST_CLIENT = 2 ** 32;
const NOTHING: PresenceFields = {};

/**
 * Who is where in one document. A connection shows itself by its first word and is known by its seat; what people
 * say about themselves is reduced to the agreed fields and signed with their identity in the session. What changed
 * is gathered until somebody asks for the news.
 *
 * A standard client speaks for one client id, the first that it shows; what it says of others, as it does of
 * everybody whom it hears of, is passed over.
 */
export class PresenceRoom {
  readonly #shown = new Map<Peer, Shown>();
  /** Which connection has a client id among the standard clients. */
  readonly #owners = new Map<number, Peer>();
  readonly #changed = new Set<Peer>();
  readonly #came = new Set<Peer>();
  readonly #mayBeKnownBy: (client: number, participant: string) => boolean;
  #gone: Shown[] = [];
  #clock = 0;

  /** @param mayBeKnownBy whether a client id of Yjs may be this person's */
  constructor(mayBeKnownBy: (client: number, participant: string) => boolean) {
    this.#mayBeKnownBy = mayBeKnownBy;
  }

  /** Whether there is something to tell. */
  get hasNews(): boolean {
    return this.#changed.size > 0 || this.#came.size > 0 || this.#gone.length > 0;
  }

  /** Takes a move of a product's client; throws when it is none. Who is not shown says nothing. */
  move(peer: Peer, seat: number, move: Uint8Array): void {
    const shown = this.#shown.get(peer);
    const now = moved(shown?.now ?? NOTHING, move);
    if (shown) {
      shown.now = now;
      this.#changed.add(peer);
    } else this.#show(peer, { seat, client: FIRST_CLIENT + seat, clock: 0, now, given: null });
  }

  /**
   * Takes an awareness update of a standard client; throws when it is none.
   *
   * @returns whether it said something about itself: if not, nothing of it will come back to it
   */
  hear(peer: Peer, seat: number, update: Uint8Array): boolean {
    const own = decodeAwareness(update).find((entry) => this.#speaksFor(peer, entry));
    if (!own) return false;
    const { client, clock, state } = own;
    const shown = this.#shown.get(peer);
    if (!shown)
      return state !== NOBODY && this.#show(peer, { seat, client, clock, now: NOTHING, given: state });
    if (clock < shown.clock) return true;
    shown.clock = clock;
    if (state === NOBODY) this.#hide(peer, shown);
    else {
      shown.given = state;
      this.#changed.add(peer);
    }
    return true;
  }

  /** Somebody may have another name or role now. */
  renew(peer: Peer): void {
    const shown = this.#shown.get(peer);
    if (!shown) return;
    const user = peer.presenceUser();
    if (!user) this.#hide(peer, shown);
    else if (user.name !== shown.user.name) {
      shown.user = user;
      shown.clock++;
      this.#came.add(peer);
    }
  }

  leave(peer: Peer): void {
    const shown = this.#shown.get(peer);
    if (shown) this.#hide(peer, shown);
  }

  /** Says of the product's people that they are still there: standard clients say it of themselves. */
  repeat(): void {
    for (const [peer, { client }] of this.#shown) if (client >= FIRST_CLIENT) this.#changed.add(peer);
  }

  /** What changed since the last time, or null. */
  takeNews(): PresenceOfBeat | null {
    if (!this.hasNews) return null;
    const gone = this.#gone;
    const came = this.#shownOf(this.#came);
    const changed = this.#shownOf(new Set([...this.#came, ...this.#changed]));
    this.#gone = [];
    this.#came.clear();
    this.#changed.clear();
    const moves = changed.map((shown) => this.#tell(shown)).filter(({ before, after }) => before !== after);
    return {
      news: { whole: false, gone: gone.map(({ seat }) => seat), came, moved: moves },
      awareness: () => {
        // By the id that a successor has, nobody is gone.
        const left = gone.filter(({ client }) => !this.#owners.has(client));
        return encodeAwareness([...changed.map(entryOf), ...left.map(goneEntryOf)]);
      },
    };
  }

  /** Everybody who is shown, as the others were told, for somebody who comes in. */
  everybody(): PresenceOfBeat {
    const all = [...this.#shown.values()].filter(({ told }) => told !== null);
    const moves = all.map(({ seat, told }) => ({ seat, before: NOTHING, after: told ?? NOTHING }));
    return {
      news: { whole: true, gone: [], came: all, moved: moves },
      awareness: () => encodeAwareness(all.map(entryOf)),
    };
  }

  /**
   * The first client id that a connection shows is its own, unless somebody else's connection has it. The same
   * person may take it over: a connection that broke is noticed long after its successor is there.
   */
  #speaksFor(peer: Peer, { client, state }: AwarenessEntry): boolean {
    const shown = this.#shown.get(peer);
    if (shown) return shown.client === client;
    if (state === NOBODY || client >= FIRST_CLIENT) return false;
    const owner = this.#owners.get(client);
    if (owner !== undefined && owner.participant !== peer.participant) return false;
    return peer.presenceUser() !== null && this.#mayBeKnownBy(client, peer.participant);
  }

  #show(peer: Peer, given: Pick<Shown, 'seat' | 'client' | 'clock' | 'now' | 'given'>): boolean {
    const user = peer.presenceUser();
    if (!user) return false;
    const before = this.#owners.get(given.client);
    const predecessor = before && this.#shown.get(before);
    if (before && predecessor) this.#hide(before, predecessor);
    this.#owners.set(given.client, peer);
    this.#shown.set(peer, { ...given, user, told: null });
    this.#came.add(peer);
    return true;
  }

  #hide(peer: Peer, shown: Shown): void {
    this.#shown.delete(peer);
    this.#changed.delete(peer);
    this.#came.delete(peer);
    if (this.#owners.get(shown.client) === peer) this.#owners.delete(shown.client);
    this.#gone.push(shown);
  }

  #shownOf(peers: ReadonlySet<Peer>): Shown[] {
    return [...peers].flatMap((peer) => this.#shown.get(peer) ?? []);
  }

  /** From now on the others know what this one shows. */
  #tell(shown: Shown): PresenceNews['moved'][number] {
    if (shown.given !== null) {
      shown.now = fieldsOf(shown.given);
      shown.given = null;
    } else if (shown.client >= FIRST_CLIENT) shown.clock = ++this.#clock;
    const before = shown.told ?? NOTHING;
    shown.told = shown.now;
    return { seat: shown.seat, before, after: shown.now };
  }
}

function entryOf({ client, clock, told, user }: Shown): AwarenessEntry {
  return { client, clock, state: JSON.stringify({ ...told, user }) };
}

/** With the clock of what was said last: it is taken for somebody who is known, and passed over for nobody. */
function goneEntryOf({ client, clock }: Shown): AwarenessEntry {
  return { client, clock, state: NOBODY };
}

function fieldsOf(given: string): PresenceFields {
  try {
    return presenceFields(JSON.parse(given)) ?? NOTHING;
  } catch {
    return NOTHING;
  }
}
