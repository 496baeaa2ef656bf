import { type PresenceUser, presenceFields } from '@verbindbord/shared/presence/presence.ts';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import type { Clock } from '../clock.ts';
import { Heartbeat, presenceInterval } from './heartbeat.ts';
import type { Peer } from './Peer.ts';

interface Shown {
  readonly peer: Peer;
  readonly clock: number;
  /** As it came in; read and rewritten once per beat, however often it changed. */
  readonly given: string;
}

interface Entry {
  readonly client: number;
  readonly clock: number;
  readonly state: string;
}

const NOBODY = 'null';
const MAX_ENTRIES = 2000;
const MAX_STATE = 4096;
/** y-websocket hangs up when it hears nothing for 30 seconds. */
const SIGN_OF_LIFE_MS = 10_000;
const SIGN_OF_LIFE = encode([]);

/**
 * Who is where in one document. Each connection speaks for one client id, the first that it shows; what it says
 * of others, as the standard provider does of everybody whom it hears of, is passed over. What people say about
 * themselves is reduced to the agreed fields and signed with their identity in the session.
 */
export class PresenceRoom {
  readonly #clock: Clock;
  readonly #peers: ReadonlySet<Peer>;
  readonly #beat: Heartbeat;
  readonly #shown = new Map<number, Shown>();
  readonly #clientOf = new Map<Peer, number>();
  readonly #heard = new Map<Peer, number>();
  readonly #changed = new Set<number>();
  readonly #gone = new Map<number, number>();

  constructor(clock: Clock, peers: ReadonlySet<Peer>) {
    this.#clock = clock;
    this.#peers = peers;
    this.#beat = new Heartbeat(
      clock,
      () => presenceInterval(peers.size),
      () => this.#tellAll(),
    );
  }

  /** Takes an awareness update; throws when it is none. */
  receive(peer: Peer, update: Uint8Array): void {
    const own = decode(update).find((entry) => this.#speaksFor(peer, entry));
    if (own && peer.presenceUser() !== null) this.#show(peer, own);
    else this.#giveSignOfLife(peer);
  }

  /** Everybody who is shown, for somebody who comes in. */
  everybody(): Uint8Array {
    return encode([...this.#shown].map(([client, shown]) => rewritten(client, shown)));
  }

  leave(peer: Peer): void {
    this.#heard.delete(peer);
    const client = this.#clientOf.get(peer);
    if (client === undefined) return;
    this.#clientOf.delete(peer);
    const shown = this.#shown.get(client);
    if (shown?.peer === peer) this.#remove(client, shown.clock);
  }

  close(): void {
    this.#beat.stop();
  }

  /**
   * The first client id that a connection shows is its own, unless somebody else's connection has it. The same
   * person may take it over: a connection that broke is noticed long after its successor is there.
   */
  #speaksFor(peer: Peer, { client, state }: Entry): boolean {
    const own = this.#clientOf.get(peer);
    if (own !== undefined) return own === client;
    if (state === NOBODY) return false;
    const owner = this.#shown.get(client)?.peer;
    if (owner && owner.participant !== peer.participant) return false;
    if (owner) this.#clientOf.delete(owner);
    this.#clientOf.set(peer, client);
    return true;
  }

  #show(peer: Peer, { client, clock, state }: Entry): void {
    const before = this.#shown.get(client);
    if (before && clock < before.clock) return;
    if (state === NOBODY) {
      if (before) this.#remove(client, clock);
      return;
    }
    this.#shown.set(client, { peer, clock, given: state });
    this.#gone.delete(client);
    this.#changed.add(client);
    this.#beat.ask();
  }

  #remove(client: number, clock: number): void {
    this.#shown.delete(client);
    this.#changed.delete(client);
    this.#gone.set(client, clock);
    this.#beat.ask();
  }

  #giveSignOfLife(peer: Peer): void {
    const now = this.#clock.now();
    if (now - (this.#heard.get(peer) ?? 0) < SIGN_OF_LIFE_MS) return;
    this.#heard.set(peer, now);
    peer.presence(SIGN_OF_LIFE);
  }

  /** Also to whom it is about: it tells the standard provider that the line is open. */
  #tellAll(): void {
    const entries: Entry[] = [];
    for (const client of this.#changed) {
      const shown = this.#shown.get(client);
      if (shown) entries.push(rewritten(client, shown));
    }
    for (const [client, clock] of this.#gone) entries.push({ client, clock, state: NOBODY });
    this.#changed.clear();
    this.#gone.clear();
    if (entries.length === 0) return;
    const update = encode(entries);
    for (const peer of this.#peers) peer.presence(update);
  }
}

function rewritten(client: number, { peer, clock, given }: Shown): Entry {
  const user: PresenceUser | null = peer.presenceUser();
  const state = user === null ? NOBODY : JSON.stringify({ ...fieldsOf(given), user });
  return { client, clock, state };
}

function fieldsOf(given: string): object {
  try {
    return presenceFields(JSON.parse(given)) ?? {};
  } catch {
    return {};
  }
}

function decode(update: Uint8Array): Entry[] {
  const decoder = createDecoder(update);
  const count = readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new RangeError(`${count} people in one presence message`);
  return Array.from({ length: count }, () => {
    const client = readVarUint(decoder);
    const clock = readVarUint(decoder);
    const state = readVarString(decoder);
    return { client, clock, state: state.length > MAX_STATE ? '{}' : state };
  });
}

function encode(entries: readonly Entry[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
}
