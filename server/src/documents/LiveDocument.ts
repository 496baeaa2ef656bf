import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Clock } from '../clock.ts';
import type { BoardRow, DocumentKey, Store, StoredDocument, Writer } from '../storage/store.ts';
import { Gate } from './gate/Gate.ts';
import { type Shape, shapeOf } from './gate/shape.ts';
import { Heartbeat } from './heartbeat.ts';
import type { Keeping } from './keeping.ts';
import type { Peer } from './Peer.ts';
import { type Committed, type Crowd, Room } from './Room.ts';
import type { Restored } from './restore.ts';
import { Upkeep } from './Upkeep.ts';

/** What came in and is not yet on disk; `changes` is null for a message that brought nothing new. */
interface Waiting {
  readonly peer: Peer;
  readonly count: number;
  readonly changes: Uint8Array | null;
  readonly writers: readonly Writer[];
}

/** What the server itself writes, in the way in which it is to be kept. */
interface OwnChange {
  readonly changes: Uint8Array;
  readonly writers: readonly Writer[];
  readonly keep: KeepRow;
  readonly done: (failure: unknown) => void;
}

/** Puts a row on disk together with something else, so that either both are there or none. */
export type KeepRow = (row: BoardRow) => Promise<void>;

/** By this name the server itself writes; everybody else has an id that was drawn. */
const SERVER = 'server';

export interface DocumentOptions {
  readonly key: DocumentKey;
  readonly document: DocumentRef;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Logger;
  readonly crowd: Crowd;
  /** Called after each commit that changed something. */
  readonly onCommitted: (document: LiveDocument) => void;
  readonly keeping: Keeping;
  /** Called when it was written anew, before those who are there are told: who opens it now gets another. */
  readonly onOver: () => void;
}

const RETRY_MS = 500;

/**
 * One document with people in it. What came in passes the gate, waits for the heartbeat, is committed, and only
 * then is part of the document, acknowledged and sent on: nobody sees what is not on disk. While committing
 * fails, what waits stays in memory and is tried again.
 *
 * A damaged document can be looked at as far as it is good, and takes nothing.
 */
export class LiveDocument {
  readonly document: DocumentRef;
  readonly key: DocumentKey;
  /** As it is on disk. To be read, never changed. */
  readonly doc: Y.Doc;
  /** How often it was written anew. */
  readonly epoch: number;
  /** Who has it open. What somebody sent before leaving is saved all the same. */
  readonly room: Room;
  /** The moment of the last commit, or null. */
  changedAt: number | null;

  readonly #options: DocumentOptions;
  readonly #shape: Shape;
  /** Client ids of earlier epochs, and how far each was known. */
  readonly #retired: ReadonlyMap<number, number>;
  /** Null for a document that is damaged. */
  #gate: Gate | null;
  readonly #beat: Heartbeat;
  #waiting: Waiting[] = [];
  #committing: readonly Waiting[] = [];
  readonly #own: OwnChange[] = [];
  /** Null for a document that is damaged: what is left of it is kept as it is. */
  readonly #upkeep: Upkeep | null;
  #isOver = false;

  constructor(
    restored: Exclude<Restored, { kind: 'lost' }>,
    stored: Pick<StoredDocument, 'changedAt' | 'epoch' | 'writers' | 'retired'>,
    options: DocumentOptions,
  ) {
    this.document = options.document;
    this.key = options.key;
    this.doc = restored.doc;
    this.epoch = stored.epoch;
    this.#retired = stored.retired;
    this.changedAt = stored.changedAt;
    this.#options = options;
    this.#shape = shapeOf(options.document);
    this.#gate =
      restored.kind === 'whole'
        ? new Gate(this.#shape, () => this.#admitted(), { ...stored, clock: options.clock })
        : null;
    this.#beat = new Heartbeat(
      options.clock,
      () => this.room.beatInterval,
      () => this.#work(),
    );
    const mayRenew = (): boolean => !this.hasUnsaved && this.room.canReopen;
    const onRenewed = (): void => this.#end('renewed');
    this.#upkeep =
      restored.kind === 'whole' ? new Upkeep(restored, { ...options, mayRenew, onRenewed }) : null;
    this.room = new Room(restored.doc, options.clock, options.crowd, {
      onNews: () => this.#beat.ask(),
      // In a document that takes nothing, nobody loses anything by it.
      mayBeKnownBy: (client, participant) => this.#gate?.claim(client, participant) ?? true,
    });
  }

  /** Why nobody can write in it, whoever they are; null when it takes changes. */
  get readOnly(): 'damaged' | null {
    return this.#gate === null ? 'damaged' : null;
  }

  /** How far a client id of an earlier epoch was known when that epoch ended; 0 for one that was not. */
  heardOf(client: number): number {
    return this.#retired.get(client) ?? 0;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** Takes changes of a peer, or tells it why not; gives the refusal too. */
  write(peer: Peer, update: Uint8Array): Refused | undefined {
    const count = this.room.countReceived(peer);
    if (count === null) return refuse('unknown');
    const admission = this.#admit(peer, update);
    if (!admission.ok) {
      peer.rejected(admission.reason, count);
      return admission;
    }
    this.#waiting.push({ peer, count, ...admission });
    this.#beat.ask();
    return undefined;
  }

  /**
   * Takes changes of the server itself; resolves when they are on disk and part of the document. They may rest on what
   * is in it: once it was written anew they are refused. Rejects when they could not be kept: then nothing has happened.
   */
  async writeOwn(update: Uint8Array, keep: KeepRow): Promise<Refused | undefined> {
    await this.settled();
    if (this.#isOver) return refuse('renewed');
    const admission = this.#gate?.admit(update, { participant: SERVER, may: () => true });
    if (!admission) return refuse('damaged');
    if (!admission.ok) return admission;
    const { changes, writers } = admission;
    if (!changes) throw new Error('What the server writes itself is new to the document.');
    await new Promise<void>((resolve, reject) => {
      const done = (failure: unknown): void => (failure === null ? resolve() : reject(failure));
      this.#own.push({ changes, writers, keep, done });
      this.#beat.ask();
    });
    return undefined;
  }

  /** Why a state vector cannot be answered, or null. */
  refusalOfStateVector(stateVector: Uint8Array): Refusal | null {
    return this.#gate?.refusalOfStateVector(stateVector) ?? null;
  }

  /** Refuses a message with changes without looking into it. */
  reject(peer: Peer, reason: Refusal): void {
    const count = this.room.countReceived(peer);
    if (count !== null) peer.rejected(reason, count);
  }

  /** Resolves when what waited is on disk, or could not be put there. */
  async flush(): Promise<void> {
    if (this.#waiting.length + this.#own.length > 0) this.#beat.ask();
    await this.#beat.flush();
  }

  get hasUnsaved(): boolean {
    return this.#waiting.length > 0 || this.#committing.length > 0 || this.#own.length > 0;
  }

  /** Whether it was written anew: there is another in its place. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Resolves when it is certain whether it is over. */
  async settled(): Promise<void> {
    await this.#upkeep?.renewing;
  }

  /** Writes it anew, however small it is; gives whether it was, which is not so while that cannot be done. */
  async renew(): Promise<boolean> {
    return this.#upkeep !== null && !this.#isOver && this.#upkeep.renew();
  }

  /** A damaged document makes way for what can be read from disk now; whoever is there opens it again. */
  readAgain(): void {
    if (this.readOnly === 'damaged' && !this.#isOver) this.#end('damaged');
  }

  /** Takes the time to put what is on disk in order, now that nobody is there and nothing is unsaved. */
  async rest(): Promise<void> {
    if (!this.#isOver) await this.#upkeep?.rest(() => this.room.isEmpty);
  }

  /** Frees the memory; nothing can be asked any more. */
  destroy(): void {
    this.#beat.stop();
    this.#upkeep?.stop();
    this.#gate?.close();
    this.doc.destroy();
  }

  #admit(peer: Peer, update: Uint8Array): ReturnType<Gate['admit']> {
    const refusal = peer.writeRefusal();
    if (refusal) return { ok: false, reason: refusal };
    return this.#gate?.admit(update, peer) ?? { ok: false, reason: 'damaged' };
  }

  #admitted(): Uint8Array[] {
    const changes = [...this.#committing, ...this.#waiting, ...this.#own].flatMap((one) => one.changes ?? []);
    return [Y.encodeStateAsUpdate(this.doc), ...changes];
  }

  /** One beat: what waits goes to disk first, and then everything that happened goes to everybody. */
  #work(): Promise<void> | void {
    const own = this.#own[0];
    if (own) return this.#commitOwn(own);
    if (this.#waiting.length === 0) this.room.tell();
    else return this.#commit();
  }

  async #commitOwn(own: OwnChange): Promise<void> {
    const { changes, writers, keep, done } = own;
    if (this.#upkeep?.renewing) await this.#upkeep.renewing;
    if (this.#isOver) return;
    const at = this.#options.clock.now();
    try {
      await keep({ key: this.key, bytes: changes, at, writers });
    } catch (error) {
      this.#own.shift();
      // It holds what is not going to be there.
      this.#gate?.forgetCopy();
      done(error);
      this.#beat.ask();
      return;
    }
    this.#own.shift();
    this.changedAt = at;
    if (this.#apply(changes)) {
      this.room.tell({ changes, writers: new Set(), counts: new Map() });
      this.#options.onCommitted(this);
      this.#upkeep?.added(changes.length);
    }
    done(null);
    if (this.#waiting.length > 0) this.#beat.ask();
  }

  async #commit(): Promise<void> {
    if (this.#upkeep?.renewing) await this.#upkeep.renewing;
    if (this.#isOver) return;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#committing = batch;
    const changes = batch.flatMap((one) => one.changes ?? []);
    const writers = batch.flatMap((one) => one.writers);
    const update = (changes.length > 1 ? Y.mergeUpdates(changes) : changes[0]) ?? null;
    try {
      if (update) await this.#append(update, writers);
    } catch (error) {
      this.#options.log.error({ err: error, ...this.key }, 'Changes could not be saved; trying again.');
      this.#waiting = [...batch, ...this.#waiting];
      this.#committing = [];
      this.room.tell();
      this.#options.clock.after(RETRY_MS, () => this.#beat.ask());
      return;
    }
    this.#committing = [];
    if (update && !this.#apply(update)) return;
    this.room.tell(committed(batch, update));
    if (!update) return;
    this.#options.onCommitted(this);
    this.#upkeep?.added(update.length);
  }

  /** Whoever is there opens it again; what waits was not acknowledged, and comes again with them. */
  #end(reason: 'renewed' | 'damaged'): void {
    this.#isOver = true;
    this.#gate?.close();
    this.#gate = null;
    this.#waiting = [];
    for (const { done } of this.#own.splice(0)) done(new Error('The document is over.'));
    this.#options.onOver();
    this.room.end(reason);
  }

  /**
   * The gate tried all of it before, so a failure is a bug. What stands here now may be half of it: this document
   * makes way for what can be read from disk, which takes no more, and others go on.
   */
  #apply(update: Uint8Array): boolean {
    try {
      Y.applyUpdate(this.doc, update);
      return true;
    } catch (error) {
      this.#options.log.fatal({ err: error, ...this.key }, 'What the gate let in could not be applied.');
      this.#end('damaged');
      return false;
    }
  }

  async #append(update: Uint8Array, writers: readonly Writer[]): Promise<void> {
    const now = this.#options.clock.now();
    await this.#options.store.append(this.key, update, now, writers);
    this.changedAt = now;
  }
}

function committed(batch: readonly Waiting[], changes: Uint8Array | null): Committed {
  return {
    changes,
    writers: new Set(batch.filter((one) => one.changes !== null).map((one) => one.peer)),
    counts: new Map(batch.map(({ peer, count }) => [peer, count])),
  };
}
