import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { DocumentBeat } from './DocumentBeat.ts';
import { beatInterval } from './heartbeat.ts';
import { Newcomers } from './newcomers.ts';
import type { BeatParts, Peer } from './Peer.ts';
import { PresenceRoom } from './presence.ts';
import { Reader } from './Reader.ts';

interface Member {
  /** A number among those who are here, by which beats speak of this connection. */
  readonly seat: number;
  /** Sync messages with changes that came in, refused ones too. */
  received: number;
  /** Has asked for the document; before that, changes would reach it without what they rest on. */
  synced: boolean;
  readonly reader: Reader;
}

/** What was committed: the changes as one update, who wrote them, and how far each sender's messages are dealt with. */
export interface Committed {
  readonly changes: Uint8Array | null;
  readonly writers: ReadonlySet<Peer>;
  readonly counts: ReadonlyMap<Peer, number>;
}

const NOTHING: Committed = { changes: null, writers: new Set(), counts: new Map() };
/** Between looks at readers who have fallen behind, when nothing else happens. */
const LOOK_MS = 250;
/** A standard client takes for gone of whom it has heard nothing for 30 seconds. */
const REPEAT_MS = 15_000;

/** How many have a document open, over all documents of the server. */
export interface Crowd {
  size: number;
}

export interface RoomUse {
  /** Called when somebody came, moved or went, of which nobody was told yet. */
  readonly onNews: () => void;
  /** Whether somebody may be known to the others by a client id of Yjs. */
  readonly mayBeKnownBy: (client: number, participant: string) => boolean;
}

/** Everybody who has one document open: what each has of it, who shows what, and how all are told what happened. */
export class Room {
  readonly #doc: Y.Doc;
  readonly #clock: Clock;
  readonly #crowd: Crowd;
  readonly #onNews: () => void;
  readonly #members = new Map<Peer, Member>();
  readonly #presence: PresenceRoom;
  readonly #newcomers: Newcomers;
  #isLooking = false;
  #isRepeating = false;

  /**
   * @param crowd everybody in all rooms of the server
   */
  constructor(doc: Y.Doc, clock: Clock, crowd: Crowd, { onNews, mayBeKnownBy }: RoomUse) {
    this.#doc = doc;
    this.#crowd = crowd;
    this.#clock = clock;
    this.#onNews = onNews;
    this.#presence = new PresenceRoom(mayBeKnownBy);
    this.#newcomers = new Newcomers(doc);
  }

  /** Milliseconds that what happens here is gathered before everybody is told. */
  get beatInterval(): number {
    return beatInterval(this.#members.size, this.#crowd.size);
  }

  get isEmpty(): boolean {
    return this.#members.size === 0;
  }

  /** Whether everybody here opens the document again when it was written anew. */
  get canReopen(): boolean {
    return [...this.#members.keys()].every((peer) => peer.reopens);
  }

  /** Sends everybody away. */
  end(reason: Refusal): void {
    for (const peer of [...this.#members.keys()]) peer.ended(reason);
  }

  /** Gives the seat of this peer: beats speak of it by that number. */
  join(peer: Peer): number {
    const taken = new Set([...this.#members.values()].map((member) => member.seat));
    let seat = 0;
    while (taken.has(seat)) seat++;
    this.#members.set(peer, { seat, received: 0, synced: false, reader: new Reader(peer) });
    this.#crowd.size++;
    if (!peer.reopens) this.#repeatLater();
    return seat;
  }

  leave(peer: Peer): void {
    if (this.#members.delete(peer)) this.#crowd.size--;
    this.#presence.leave(peer);
    this.#askForBeat();
  }

  /** Counts one more sync message of a peer; null for one that is not here. */
  countReceived(peer: Peer): number | null {
    const member = this.#members.get(peer);
    return member ? ++member.received : null;
  }

  /**
   * What a peer lacks that has this state vector, as updates to be applied in this order; from now on it gets each
   * change. Throws when it is none.
   */
  differencesFor(peer: Peer, stateVector: Uint8Array): readonly Uint8Array[] {
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
    const differences = isNewcomer
      ? this.#newcomers.updates()
      : [Y.encodeStateAsUpdate(this.#doc, stateVector)];
    const member = this.#members.get(peer);
    if (member) member.synced = true;
    return differences;
  }

  /** Takes what a product's client says about itself; throws when it is no move. */
  move(peer: Peer, move: Uint8Array): void {
    const member = this.#members.get(peer);
    if (!member) return;
    this.#presence.move(peer, member.seat, move);
    this.#askForBeat();
  }

  /** The same of a standard client; throws when it is no awareness update. Gives whether others will hear of it. */
  hear(peer: Peer, awareness: Uint8Array): boolean {
    const member = this.#members.get(peer);
    const said = member !== undefined && this.#presence.hear(peer, member.seat, awareness);
    this.#askForBeat();
    return said;
  }

  /** Somebody may have another name or role now. */
  renew(peer: Peer): void {
    this.#presence.renew(peer);
    this.#askForBeat();
  }

  /** Everybody who is shown, for somebody who comes in. */
  everybody(): DocumentBeat {
    return { changes: null, saved: [], presence: this.#presence.everybody() };
  }

  /**
   * Tells everybody what is on disk now and who moved. It is the same for all, but for who wrote all of it and has
   * it already, and for readers who fall behind.
   */
  tell({ changes, writers, counts }: Committed = NOTHING): void {
    if (changes) this.#newcomers.add(changes);
    const presence = this.#presence.takeNews();
    const saved = [...counts].flatMap(([peer, count]) => {
      const seat = this.#members.get(peer)?.seat;
      return seat === undefined ? [] : [{ seat, count }];
    });
    const beat: DocumentBeat = { changes, saved, presence };
    for (const [peer, { synced, reader }] of this.#members) {
      const isOnlyWriter = writers.size === 1 && writers.has(peer);
      const parts: BeatParts = {
        changes: changes !== null && synced && !isOnlyWriter && reader.takesChanges,
        presence: presence !== null && synced && reader.takesPresence(),
        saved: counts.get(peer) ?? null,
      };
      if (parts.changes || parts.presence || parts.saved !== null) peer.beat(beat, parts);
      if (changes && synced) reader.sent(this.#doc);
    }
    this.#catchUp();
  }

  #askForBeat(): void {
    if (this.#presence.hasNews) this.#onNews();
  }

  /** As long as there is somebody who forgets people of whom nothing is said. */
  #repeatLater(): void {
    if (this.#isRepeating) return;
    this.#isRepeating = true;
    this.#clock.after(REPEAT_MS, () => {
      this.#isRepeating = false;
      if ([...this.#members.keys()].every((peer) => peer.reopens)) return;
      this.#presence.repeat();
      this.#askForBeat();
      this.#repeatLater();
    });
  }

  /** Readers who had fallen behind and have room again. While there are any, they are looked after. */
  #catchUp(): void {
    let isSomebodyBehind = false;
    for (const [peer, { reader }] of this.#members) {
      if (!reader.isBehind) continue;
      const missed = reader.catchUp();
      if (missed?.since) peer.difference(Y.encodeStateAsUpdate(this.#doc, missed.since));
      if (missed) peer.beat(this.everybody(), { changes: false, presence: true, saved: null });
      isSomebodyBehind ||= missed === null;
    }
    if (!isSomebodyBehind || this.#isLooking) return;
    this.#isLooking = true;
    this.#clock.after(LOOK_MS, () => {
      this.#isLooking = false;
      this.#catchUp();
    });
  }
}
