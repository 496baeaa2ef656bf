import type { Others } from '@verbindbord/shared/presence/others.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { SYNC } from '@verbindbord/shared/protocol/messages.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Epochs } from './epochs.ts';
import type { KeptDocument } from './kept/KeptDocument.ts';
import type { Losses } from './losses.ts';
import { readMessage, syncMessage } from './messages.ts';
import { type Work, workIn } from './ownWork.ts';
import { orphanedWords, rootsOf } from './words.ts';
import type { WorkingCopy } from './workingCopy.ts';

type Part = typeof SYNC.difference | typeof SYNC.update;

/** The document on this page, which conversations about it bring up to date. */
export interface Subject {
  readonly name: DocumentName;
  readonly copy: WorkingCopy;
  readonly epochs: Epochs;
  readonly losses: Losses;
  readonly kept: KeptDocument | null;
}

export interface ConversationUse {
  readonly send: (message: Uint8Array) => void;
  readonly others: () => Others;
  readonly onOthers: (others: Others) => void;
  /** What is shown is what the server has, or on its way to be. */
  readonly onRead: () => void;
  /** It cannot be gone on with. */
  readonly onStuck: () => void;
  readonly onChanged: () => void;
  /** Whether this person only reads here, and not just for now. */
  readonly isReader: () => boolean;
}

/** One opening of the document, from the server's answer until the line breaks or it is opened again. */
export class Conversation {
  readonly seat: number;
  readonly #epoch: number;
  readonly #subject: Subject;
  readonly #use: ConversationUse;
  /** What was done here while away, to see what became of it. */
  #away: readonly Work[] | null = null;
  /** The differences have come: what is shown is what the server has. */
  #isCaughtUp = false;
  /** The server asked what it lacks: from then on it gets each change. */
  #isAsked = false;
  #sent = 0;

  constructor(seat: number, epoch: number, subject: Subject, use: ConversationUse) {
    this.seat = seat;
    this.#epoch = epoch;
    this.#subject = subject;
    this.#use = use;
  }

  /** Each change goes to the server at once. */
  get isAsked(): boolean {
    return this.#isAsked;
  }

  start(): void {
    const { copy, epochs } = this.#subject;
    copy.own.startOver();
    this.#use.send(syncMessage(SYNC.stateVector, epochs.open(this.#epoch)));
  }

  hear(bytes: Uint8Array): void {
    const message = readMessage(bytes);
    if (message?.kind === 'changes') this.#onChanges(message.update);
    else if (message?.kind === 'stateVector') this.#onAsked();
    else if (message) this.#onBeat(message.bytes);
  }

  /** Message `count` was refused. */
  refused(reason: Refusal, count: number): void {
    const { copy, losses } = this.#subject;
    // Of a board on which nobody writes now, each half would be refused as well.
    if (reason === 'frozen' || !copy.halve(count)) {
      const refused = copy.refuse(count);
      if (!refused) return;
      losses.lose(reason, refused, copy.page);
    }
    this.sendOwn();
  }

  /** A change was made here. */
  changed(): void {
    const { copy, epochs } = this.#subject;
    if (this.#isAsked) this.sendOwn();
    // A reader is never asked; sending it all the same makes the server say no, instead of nobody saying anything.
    else if (this.#isCaughtUp && !epochs.isMoving && copy.own.all.length === 1) this.#transmit(SYNC.update);
  }

  /** Sends what is not sent yet, as far as it may be. */
  sendOwn(part: Part = SYNC.update): void {
    const { epochs } = this.#subject;
    if (!epochs.isHoldingOwn && !epochs.isMoving && this.#isHeard()) this.#transmit(part);
    this.#use.onChanged();
  }

  #onChanges(update: Uint8Array): void {
    const { epochs } = this.#subject;
    if (!this.#isCaughtUp) this.#away ??= this.#ownWork();
    epochs.receive(this.#epoch, update);
    if (!epochs.isMoving) this.#use.onRead();
  }

  #onAsked(): void {
    this.#catchUp();
    this.#isAsked = true;
    if (!this.#subject.epochs.isMoving) this.sendOwn(SYNC.difference);
  }

  #onBeat(bytes: Uint8Array): void {
    const isFirst = !this.#isCaughtUp;
    this.#catchUp();
    if (isFirst && !this.#isAsked) this.sendOwn();
    const { changes, saved, others } = readBeat(bytes, this.#use.others());
    const mine = saved.find(({ seat }) => seat === this.seat);
    if (mine) this.#acknowledge(mine.count);
    if (changes) this.#subject.epochs.receive(this.#epoch, changes);
    if (mine) this.#use.onChanged();
    if (others !== this.#use.others()) this.#use.onOthers(others);
  }

  #acknowledge(count: number): void {
    const { copy, kept } = this.#subject;
    const acknowledged = copy.acknowledge(count);
    kept?.remove(acknowledged);
  }

  /** All differences have come when something else does. */
  #catchUp(): void {
    if (this.#isCaughtUp) return;
    this.#isCaughtUp = true;
    const { copy, epochs, losses } = this.#subject;
    if (epochs.isMoving) {
      epochs.move(this.#epoch, (isShown) => (isShown ? this.#use.onRead() : this.#use.onStuck()));
      return;
    }
    const text = this.#away && orphanedWords(this.#away, copy.page);
    if (text) losses.tell('unknown', text, []);
    epochs.settle(this.#epoch);
  }

  /** The server asks whoever may write. A reader sends all the same, so that it says no, instead of nobody. */
  #isHeard(): boolean {
    return this.#isAsked || (this.#isCaughtUp && this.#use.isReader());
  }

  #transmit(part: Part): void {
    const { own } = this.#subject.copy;
    for (;;) {
      const update = own.send(this.#sent + 1);
      if (!update) return;
      this.#sent++;
      this.#use.send(syncMessage(part, update));
    }
  }

  #ownWork(): readonly Work[] {
    const { copy, name } = this.#subject;
    const updates = copy.own.all.map(({ update }) => update);
    return updates.length > 0 ? workIn(copy.confirmed, updates, rootsOf(name)) : [];
  }
}
