import type { Closed } from '@verbindbord/shared/session/closing.ts';
import type { May } from '@verbindbord/shared/session/permissions.ts';
import { type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Clock } from '../../clock.ts';
import type { Writer } from '../../storage/store.ts';
import { Closing } from './Closing.ts';
import { Copy } from './Copy.ts';
import { refusalOfContents } from './contents.ts';
import { judgeDeletions } from './deletions.ts';
import { Effort } from './Effort.ts';
import { Ownership } from './ownership.ts';
import { type Placement, placeStructs } from './placing.ts';
import { type Reading, readUpdate } from './reading.ts';
import { refusalOfNeighbours } from './rows.ts';
import { Spending } from './Spending.ts';
import type { Shape } from './shape.ts';

export interface Admitted {
  readonly ok: true;
  /** What the update brings that is new; null when all of it was known. */
  readonly changes: Uint8Array | null;
  /** Who begins to write with which client id: to be kept with the changes. */
  readonly writers: readonly Writer[];
}

/** Whose update it is, and what that person may do with the things of each kind now. */
export interface Author {
  readonly participant: string;
  readonly may: May;
  /** What they cannot change now, whatever they may. */
  readonly closed: Closed;
  /** Client ids with which the server writes down what somebody else made. */
  readonly onBehalf?: ReadonlyMap<number, string>;
}

/** A document as far as it was let in, some moments ahead of what is on disk; to be read, never changed. */
export interface Written {
  readonly doc: Y.Doc;
  /** Who wrote with a client id of Yjs, as the server knows it; null for what nobody wrote. */
  readonly authorOf: (client: number) => string | null;
}

export interface GateOptions {
  readonly writers: readonly Writer[];
  /** Client ids of before the document was written anew. */
  readonly retired: ReadonlyMap<number, unknown>;
  readonly clock: Clock;
}

/** What is known of an update that may be let in. */
interface Judged {
  readonly parts: number;
  /** How far each client gets with it. */
  readonly news: ReadonlyMap<number, number>;
  /** Whether it also says what was known. */
  readonly repeats: boolean;
}

const NOTHING_NEW: Admitted = { ok: true, changes: null, writers: [] };
/** Nobody wrote for so long. */
const IDLE_MS = 60_000;
/** Some thousands of clients. */
const MAX_STATE_VECTOR = 128 * 1024;

/**
 * The gate of one document. Everything about an update is judged before anything is touched; only then is it tried on
 * a copy of the document that nobody sees. An update that fails there costs a new copy, so whoever sends several such
 * is no longer tried.
 */
export class Gate {
  readonly #shape: Shape;
  readonly #admitted: () => readonly Uint8Array[];
  readonly #clock: Clock;
  readonly #ownership: Ownership;
  readonly #spending: Spending;
  /** Made when somebody writes and let go when nobody does any more: most boards are only looked at. */
  #held: Copy | null = null;
  #usedAt = 0;
  #callOff: (() => void) | null = null;

  /** @param admitted everything that was let in so far, as updates: what the copy is made from */
  constructor(shape: Shape, admitted: () => readonly Uint8Array[], { writers, retired, clock }: GateOptions) {
    this.#shape = shape;
    this.#admitted = admitted;
    this.#clock = clock;
    this.#ownership = new Ownership(writers, retired);
    this.#spending = new Spending(clock);
  }

  /** Lets an update in, or not. */
  admit(update: Uint8Array, author: Author): Admitted | Refused {
    const reading = readUpdate(update);
    if (!reading.ok) return reading;
    if (this.#ownership.hasRetired(clientsIn(reading))) return refuse('renewed');
    if (!this.#spending.takes(author.participant, reading.parts, 0)) return refuse('tooOften');
    // Who comes in says once that there is nothing new.
    if (reading.parts === 0) return NOTHING_NEW;

    const { doc, places } = this.#copy;
    const placement = placeStructs(reading.structs, doc, places, this.#whyMissing);
    if (!placement.ok) return placement;
    const effort = new Effort();
    const may: May = (root, deed) => author.may(root, deed);
    const closing = new Closing(this.#shape, doc, author.closed);
    const deletions = judgeDeletions(reading.deletes, {
      shape: this.#shape,
      doc,
      places,
      news: placement.news,
      may,
      closing,
      effort,
      whyMissing: this.#whyMissing,
    });
    if (!deletions.ok) return deletions;
    if (placement.news.size === 0 && !deletions.takesAway) return NOTHING_NEW;
    const { lettersGone, signaturesGone } = deletions;
    const change = { placement, deletes: reading.deletes, lettersGone, signaturesGone };
    const refusal =
      this.#ownership.refusal(placement.news.keys(), author.participant, this.#isKnown, author.onBehalf) ??
      refusalOfContents(this.#shape, change, { participant: author.participant, may, closing }) ??
      refusalOfNeighbours(placement, doc, effort) ??
      this.#refusalOfSize(update, placement) ??
      this.#refusalOfSpending(author, effort);
    if (refusal) return refuse(refusal);
    const repeats = placement.repeats || deletions.repeats;
    return this.#tryOut(update, author, { parts: reading.parts, news: placement.news, repeats });
  }

  get written(): Written {
    return { doc: this.#copy.doc, authorOf: (client) => this.#ownership.ownerOf(client) };
  }

  /** Why a state vector cannot be answered, or null. */
  refusalOfStateVector(bytes: Uint8Array): Refusal | null {
    if (bytes.length > MAX_STATE_VECTOR) return 'tooLarge';
    try {
      return this.#ownership.hasRetired(Y.decodeStateVector(bytes).keys()) ? 'renewed' : null;
    } catch {
      return 'malformed';
    }
  }

  /** Whether this person may be known by a client id of Yjs; then nobody else writes with it. */
  claim(client: number, participant: string): boolean {
    return this.#ownership.claim(client, participant);
  }

  /** What was let in last could not be kept: whatever comes next is tried without it. */
  forgetCopy(): void {
    this.#letGo();
  }

  close(): void {
    this.#callOff?.();
    this.#letGo();
  }

  get #copy(): Copy {
    this.#usedAt = this.#clock.now();
    if (this.#held) return this.#held;
    this.#held = new Copy(this.#shape, this.#admitted(), this.#clock);
    this.#callOff ??= this.#clock.after(IDLE_MS, () => this.#letGoWhenIdle());
    return this.#held;
  }

  #letGoWhenIdle(): void {
    const left = this.#usedAt + IDLE_MS - this.#clock.now();
    this.#callOff = left > 0 ? this.#clock.after(left, () => this.#letGoWhenIdle()) : null;
    if (left <= 0) this.#letGo();
  }

  #letGo(): void {
    this.#held?.destroy();
    this.#held = null;
  }

  /** Everything was judged before; what fails here all the same is a fault of the gate. */
  #tryOut(
    update: Uint8Array,
    { participant, onBehalf }: Author,
    { news, parts, repeats }: Judged,
  ): Admitted | Refused {
    let changes: Uint8Array | null = update;
    try {
      // Encoding takes as long as all the rest, and of what is new throughout it would make the same.
      if (repeats) changes = this.#copy.applyNews(update);
      else this.#copy.apply(update);
    } catch {
      this.#spending.mishap(participant);
      this.#letGo();
      return refuse('malformed');
    }
    this.#copy.size.grow(changes?.length ?? 0, parts);
    const writers = this.#ownership.fresh(news.keys(), participant).map((writer) => ({
      ...writer,
      participant: onBehalf?.get(writer.client) ?? participant,
    }));
    this.#ownership.adopt(writers);
    return { ok: true, changes, writers };
  }

  #refusalOfSize(update: Uint8Array, { placed }: Placement): Refusal | null {
    return placed.length === 0 || this.#copy.size.hasRoomFor(update.length, placed.length) ? null : 'full';
  }

  #refusalOfSpending({ participant }: Author, { steps }: Effort): Refusal | null {
    const mayGoOn = this.#spending.takes(participant, 0, steps) && this.#spending.mayTryOut(participant);
    return mayGoOn ? null : 'tooOften';
  }

  readonly #isKnown = (client: number): boolean => Y.getState(this.#copy.doc.store, client) > 0;

  readonly #whyMissing = (client: number): Refusal =>
    this.#ownership.hasRetired([client]) ? 'renewed' : 'malformed';
}

function* clientsIn({ structs, deletes }: Reading): Iterable<number> {
  yield* structs.keys();
  yield* deletes.clients();
}
