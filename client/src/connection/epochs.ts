import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { HeardAnswer } from '@verbindbord/shared/protocol/events.ts';
import * as Y from 'yjs';
import { type Clocks, clientsIn } from './clocks.ts';
import type { KeptDocument } from './kept/KeptDocument.ts';
import type { TakeOver } from './kept/leftBehind.ts';
import type { OwnChange } from './ownChanges.ts';
import { repeatWork } from './repeatWork.ts';
import { unheardWork } from './unheardWork.ts';
import { rootsOf } from './words.ts';
import type { WorkingCopy } from './workingCopy.ts';

interface EpochsUse {
  /** Asks the server how far it knew these clients of Yjs in earlier epochs. */
  readonly ask: (clients: readonly number[], then: (answer: HeardAnswer) => void) => void;
  /** Own changes are not held any more. */
  readonly onFree: () => void;
  readonly onChanged: () => void;
}

/**
 * Milliseconds until this device begins to keep a document that it did not have: for that the document is made once more,
 * and whoever comes in waits to see it first.
 */
const AFTER_SHOWING = 500;

/** Clients of Yjs that can be asked for at once. */
const MOST_CLIENTS = 1000;

/**
 * Which of the server's documents this page has: the server writes it anew now and then, as another epoch that shares
 * no history with the last. Own changes that were made on an earlier one, or by a page that is gone, come along here.
 */
export class Epochs {
  readonly #name: DocumentName;
  readonly #copy: WorkingCopy;
  readonly #kept: KeptDocument | null;
  readonly #use: EpochsUse;
  /** The epoch of the document that was read here; null before the first was read as a whole. */
  #read: number | null = null;
  /** The epoch of what has come of it so far, also when the line broke in between. */
  #begun: number | null = null;
  /** The document of another epoch than the one that is shown, until that makes way for it. */
  #fresh: Y.Doc | null = null;
  /** Who waits for an answer in this conversation. */
  #waiting = new Set<(heard: Clocks | null) => void>();
  /** How many writings on this device own changes wait for before they are sent. */
  #held = 0;
  #isDestroyed = false;

  constructor(name: DocumentName, copy: WorkingCopy, kept: KeptDocument | null, use: EpochsUse) {
    this.#name = name;
    this.#copy = copy;
    this.#kept = kept;
    this.#use = use;
  }

  /** What is shown is of another epoch than what comes now. */
  get isMoving(): boolean {
    return this.#fresh !== null;
  }

  /** Own changes may not be sent yet. */
  get isHoldingOwn(): boolean {
    return this.#held > 0;
  }

  /** Takes up what is kept on this device. Gives whether something is. */
  async load(): Promise<boolean> {
    const epoch = (await this.#kept?.load(this.#copy.confirmed)) ?? null;
    if (epoch === null || this.#isDestroyed) return false;
    this.#read = epoch;
    this.#begun = epoch;
    this.#copy.showConfirmed();
    await this.adopt();
    return true;
  }

  /** Takes over what pages that are gone left behind of the document as it is here. */
  async adopt(): Promise<void> {
    await this.#kept?.adopt(this.#takeOver, null);
  }

  /** A conversation begins on the document of this epoch. Gives what there is of it here, as a state vector. */
  open(epoch: number): Uint8Array {
    const isAnother = this.#begun !== null && this.#begun !== epoch;
    this.#fresh = isAnother ? new Y.Doc() : null;
    return Y.encodeStateVector(this.#fresh ?? this.#copy.confirmed);
  }

  /** The conversation ends; what was asked in it is not answered any more. */
  end(): void {
    this.#fresh = null;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const then of waiting) then(null);
  }

  receive(epoch: number, update: Uint8Array): void {
    if (this.#fresh) {
      Y.applyUpdate(this.#fresh, update);
      return;
    }
    this.#begun = epoch;
    this.#copy.receive(update);
  }

  /** The document that was read before has come as a whole: it is kept here from now on, with what was left behind. */
  settle(epoch: number): void {
    if (this.#read === null) setTimeout(() => this.#beginLater(epoch), AFTER_SHOWING);
    this.#read = epoch;
    void this.#kept?.adopt(this.#takeOver, this.#prepareEarlier);
  }

  /**
   * The document of another epoch has come as a whole and takes the place of the one that is shown. What is not
   * acknowledged and was not heard of either is done again on it. That is sent when this device has written it down as
   * such: a page that ends in between would do it once more.
   *
   * @param then told whether it is shown; it is not when the server did not say what it had heard
   */
  move(epoch: number, then: (isShown: boolean) => void): void {
    const fresh = this.#fresh;
    if (!fresh) return;
    this.#askHeard(updatesOf(this.#copy.own.all), (heard) => {
      if (heard) this.#show(epoch, fresh, heard);
      then(heard !== null);
    });
  }

  /** There is no document any more. */
  forget(): void {
    this.#copy.replace(new Y.Doc(), () => undefined);
    this.#read = null;
    this.#begun = null;
    void this.#kept?.forget();
  }

  destroy(): void {
    this.#isDestroyed = true;
  }

  #show(epoch: number, fresh: Y.Doc, heard: Clocks): void {
    const updates = updatesOf(this.#copy.own.takeAll());
    const work = unheardWork(this.#copy.confirmed, updates, heard, rootsOf(this.#name));
    this.#copy.replace(fresh, (page) => repeatWork(work, page));
    this.#read = epoch;
    this.#begun = epoch;
    this.#fresh = null;
    this.#holdUntil(this.#begin(epoch));
    void this.#kept?.adopt(this.#takeOver, this.#prepareEarlier);
  }

  #beginLater(epoch: number): void {
    if (!this.#isDestroyed && this.#read === epoch) void this.#begin(epoch);
  }

  /** From here on this device keeps the document as it is in this epoch. */
  async #begin(epoch: number): Promise<void> {
    await this.#kept?.begin(epoch, this.#copy.confirmed, () => this.#copy.own.all);
  }

  /** Asks how far the server knew those who wrote this in an earlier epoch; null when the conversation ends. */
  #askHeard(updates: readonly Uint8Array[], then: (heard: Clocks | null) => void): void {
    const clients = clientsIn(updates).slice(0, MOST_CLIENTS);
    if (clients.length === 0) {
      then(new Map());
      return;
    }
    this.#waiting.add(then);
    this.#use.ask(clients, (answer) => {
      if (!this.#waiting.delete(then)) return;
      then(answer.ok ? new Map(clients.map((client, index) => [client, answer.clocks[index] ?? 0])) : null);
    });
  }

  /** How what was made on an earlier epoch, by a page that is gone, is done again on this one. */
  readonly #prepareEarlier = (updates: readonly Uint8Array[], base: Y.Doc): Promise<TakeOver | null> =>
    new Promise((resolve) =>
      this.#askHeard(updates, (heard) => {
        if (!heard) return resolve(null);
        const work = unheardWork(base, updates, heard, rootsOf(this.#name));
        const repeat = (): void => this.#copy.change((page) => repeatWork(work, page));
        resolve((_updates, written) => this.#take(written, repeat));
      }),
    );

  /** What a page left behind becomes this page's own. */
  readonly #takeOver: TakeOver = (updates, written) => this.#take(written, () => this.#copy.restore(updates));

  #take(written: Promise<unknown>, change: () => void): readonly OwnChange[] | null {
    if (this.#isDestroyed) return null;
    this.#holdUntil(written);
    const known = this.#copy.own.all.length;
    change();
    this.#use.onChanged();
    return this.#copy.own.all.slice(known);
  }

  /**
   * Sends no changes before this device has written down that they are this page's, and on which epoch: of a page that
   * ends in between, another would take them over, and they would be there twice.
   */
  #holdUntil(written: Promise<unknown>): void {
    this.#held++;
    const go = (): void => {
      this.#held--;
      this.#use.onFree();
    };
    written.then(go, go);
  }
}

function updatesOf(changes: readonly OwnChange[]): readonly Uint8Array[] {
  return changes.map(({ update }) => update);
}
