import type { Others } from '@verbindbord/shared/presence/others.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { OpenAnswer } from '@verbindbord/shared/protocol/events.ts';
import { SYNC } from '@verbindbord/shared/protocol/messages.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { uuidv4 } from 'lib0/random';
import * as Y from 'yjs';
import { type Clocks, clientsIn } from './clocks.ts';
import type { KeptDocument, KeptUse } from './kept/KeptDocument.ts';
import type { TakeOver } from './kept/leftBehind.ts';
import { moveMessage, readMessage, syncMessage } from './messages.ts';
import type { OwnChange } from './ownChanges.ts';
import { type Work, workIn } from './ownWork.ts';
import { repeatWork } from './repeatWork.ts';
import { ShownPresence } from './shownPresence.ts';
import type { SessionSocket } from './socket.ts';
import { unheardWork } from './unheardWork.ts';
import { lostWords, orphanedWords, rootsOf } from './words.ts';
import { WorkingCopy } from './workingCopy.ts';

/** Where a document is: being opened or reopened, in step with the server, or not this person's to read. */
export type LinkState = 'opening' | 'open' | 'refused';

/** What is wrong with a document on the server's disk: it can only be looked at, or not even that. */
export type Damage = 'readOnly' | 'lost';

/**
 * The truth about what was typed: on the server's disk, on its way there or to where this device keeps it, written
 * down on this device for now, or, where the browser keeps nothing, in this window alone.
 */
export type SaveState = 'saved' | 'saving' | 'local' | 'window';

/** Changes of one's own that are not on the board: why, and the words that would otherwise be lost. */
export interface Loss {
  readonly id: string;
  readonly reason: Refusal;
  readonly text: string | null;
}

interface Events {
  /** State, saving or the document itself has changed. */
  readonly changed: () => void;
  readonly rejected: (loss: Loss) => void;
  /** Others came, moved or went. */
  readonly presence: () => void;
  /** Whether this person only reads here, and not just for now. */
  readonly isReader?: () => boolean;
}

/** One opening of the document, from the server's answer until the line breaks or it is opened again. */
interface Conversation {
  readonly seat: number;
  readonly epoch: number;
  /** The document of another epoch than the one that is shown, until that makes way for it. */
  fresh: Y.Doc | null;
  /** What was done here while away, to see what became of it. */
  away: readonly Work[] | null;
  /** The differences have come: what is shown is what the server has. */
  isCaughtUp: boolean;
  /** The server asked what it lacks: from then on it gets each change. */
  isAsked: boolean;
  sent: number;
}

const NOBODY: Others = new Map();
/** Reasons for which a document is not this person's any more; after others it may open again by itself. */
const FINAL: readonly Refusal[] = ['noAccess', 'notAllowed', 'unknown'];
/** Milliseconds until a document that could not be opened is asked for again. */
const AGAIN = 3000;
/** Clients of Yjs that can be asked for at once. */
const MOST_CLIENTS = 1000;

/**
 * One document over the session's socket, with what was typed here and is not yet on the server. Whoever uses `doc`
 * asks for it again on `changed`: it is another one when changes were refused, or when the server wrote the document
 * anew.
 */
export class DocumentLink {
  readonly name: DocumentName;
  /** Everybody who is shown in the document but oneself, by their seat. */
  others: Others = NOBODY;
  state: LinkState = 'opening';
  /** The document has been read at least once; what is shown of it is not just empty for lack of an answer. */
  wasOpen = false;
  /** As the server found it when it was last opened. */
  damage: Damage | null = null;

  readonly #socket: SessionSocket;
  readonly #events: Events;
  readonly #copy: WorkingCopy;
  readonly #kept: KeptDocument | null;
  readonly #shown: ShownPresence;
  readonly #loaded: Promise<void>;
  #conversation: Conversation | null = null;
  /** Goes up with each opening: answers to an earlier one do not count. */
  #turn = 0;
  /** Who waits for an answer in this conversation. */
  #waiting = new Set<(heard: Clocks | null) => void>();
  /** The epoch of the document that was read here; null before the first was read as a whole. */
  #epoch: number | null = null;
  /** The epoch of what has come of it so far, also when the line broke in between. */
  #begun: number | null = null;
  /** Losses that are being written down: until their words are safe, nobody is told that there is nothing to wait for. */
  #untold = 0;
  /** How many writings on this device own changes wait for before they are sent. */
  #held = 0;
  #isDestroyed = false;

  /** @param keep makes the place on this device where the document is kept; without it nothing is */
  constructor(
    socket: SessionSocket,
    name: DocumentName,
    events: Events,
    keep: ((use: KeptUse) => KeptDocument) | null = null,
  ) {
    this.#socket = socket;
    this.name = name;
    this.#events = events;
    this.#copy = new WorkingCopy((change) => this.#onOwn(change));
    this.#kept = keep?.({ settle: () => this.#copy.settle(), onChanged: () => events.changed() }) ?? null;
    this.#shown = new ShownPresence((move) => this.#send(moveMessage(move)));
    socket.on('connect', this.#open);
    socket.on('disconnect', this.#onDisconnect);
    socket.on('bytes', this.#onBytes);
    socket.on('rejected', this.#onRejected);
    socket.on('closed', this.#onClosed);
    this.#loaded = this.#kept ? this.#load(this.#kept) : Promise.resolve();
    // Not at once: whoever makes the link is told of its changes and has to know it by then.
    if (socket.connected) queueMicrotask(this.#open);
  }

  get doc(): Y.Doc {
    return this.#copy.page;
  }

  get saveState(): SaveState {
    const { own } = this.#copy;
    if (own.isEmpty) return this.#untold > 0 ? 'saving' : 'saved';
    if (this.state === 'open' && own.areSent) return 'saving';
    if (!this.#kept?.keeps) return 'window';
    return this.#kept.isWritten ? 'local' : 'saving';
  }

  /** What is typed here while the server cannot be reached is still there after a reload. */
  get keeps(): boolean {
    return this.#kept?.keeps ?? false;
  }

  /** Starts the conversation again, after something changed in what this person may read or write. */
  reopen(): void {
    if (this.#socket.connected) this.#open();
  }

  /** Shows something of oneself to the others. */
  show(fields: PresenceFields): void {
    this.#shown.set(fields);
    if (this.state === 'open') this.#shown.tell();
  }

  /** The document is not this person's any more: it goes from the page and from this device. */
  giveUp(reason: Refusal): void {
    this.#endConversation();
    const given = this.#copy.giveUp();
    if (given) this.#lose(reason, given);
    this.#copy.replace(new Y.Doc(), () => undefined);
    this.#epoch = null;
    this.#begun = null;
    this.wasOpen = false;
    void this.#kept?.forget();
    this.#setOthers(NOBODY);
    this.#setState('refused');
  }

  /** Takes what is confirmed to where it is kept, without waiting for more. */
  settle(): void {
    this.#copy.settle();
  }

  destroy(): void {
    this.#isDestroyed = true;
    const socket = this.#socket;
    if (socket.connected) socket.emit('shut', this.name);
    socket.off('connect', this.#open);
    socket.off('disconnect', this.#onDisconnect);
    socket.off('bytes', this.#onBytes);
    socket.off('rejected', this.#onRejected);
    socket.off('closed', this.#onClosed);
    this.#copy.destroy();
  }

  async #load(kept: KeptDocument): Promise<void> {
    const epoch = await kept.load(this.#copy.confirmed);
    if (epoch === null || this.#isDestroyed) return;
    this.#epoch = epoch;
    this.#begun = epoch;
    this.#copy.showConfirmed();
    await kept.adopt(this.#takeOver, null);
    this.wasOpen = true;
    this.#events.changed();
  }

  readonly #open = (): void => {
    const turn = this.#endConversation();
    this.#setState('opening');
    if (this.#kept) void this.#adopt(this.#kept).then(() => this.#ask(turn));
    else this.#ask(turn);
  };

  async #adopt(kept: KeptDocument): Promise<void> {
    await this.#loaded;
    await kept.adopt(this.#takeOver, null);
  }

  #endConversation(): number {
    this.#conversation = null;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const then of waiting) then(null);
    return ++this.#turn;
  }

  #ask(turn: number): void {
    const isCurrent = (): boolean => turn === this.#turn && !this.#isDestroyed;
    if (!isCurrent() || !this.#socket.connected) return;
    this.#socket.emit('open', this.name, (answer) => {
      if (!isCurrent()) return;
      this.damage = damageIn(answer);
      if (answer.ok) this.#converse(answer.seat, answer.epoch);
      else this.#onRefusedOpening(answer.reason);
    });
  }

  /** What a page left behind becomes this page's own. */
  readonly #takeOver: TakeOver = (updates, written) => this.#take(written, () => this.#copy.restore(updates));

  #take(written: Promise<unknown>, change: () => void): readonly OwnChange[] | null {
    if (this.#isDestroyed) return null;
    this.#holdUntil(written);
    const known = this.#copy.own.all.length;
    change();
    this.#events.changed();
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
      this.#sendOwn(SYNC.update);
    };
    written.then(go, go);
  }

  #converse(seat: number, epoch: number): void {
    const isAnother = this.#begun !== null && this.#begun !== epoch;
    const fresh = isAnother ? new Y.Doc() : null;
    this.#copy.own.startOver();
    this.#shown.startOver();
    this.#conversation = {
      ...{ seat, epoch, fresh, away: null },
      ...{ isCaughtUp: false, isAsked: false, sent: 0 },
    };
    this.#send(syncMessage(SYNC.stateVector, Y.encodeStateVector(fresh ?? this.#copy.confirmed)));
  }

  #onRefusedOpening(reason: Refusal): void {
    if (FINAL.includes(reason)) {
      this.giveUp(reason);
      return;
    }
    this.#setState('refused');
    this.#openLater();
  }

  #openLater(): void {
    const turn = this.#turn;
    setTimeout(() => {
      if (turn === this.#turn && !this.#isDestroyed) this.reopen();
    }, AGAIN);
  }

  readonly #onDisconnect = (): void => {
    this.#endConversation();
    this.#copy.settle();
    void this.#kept?.flush();
    this.#setOthers(NOBODY);
    if (this.state !== 'refused') this.#setState('opening');
  };

  readonly #onBytes = (name: string, bytes: ArrayBuffer | Uint8Array): void => {
    const conversation = this.#conversation;
    // What comes before the answer to an opening belongs to the conversation before it.
    if (name !== this.name || !conversation) return;
    const message = readMessage(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
    if (message?.kind === 'changes') this.#onChanges(conversation, message.update);
    else if (message?.kind === 'stateVector') this.#onAsked(conversation);
    else if (message) this.#onBeat(conversation, message.bytes);
  };

  #onChanges(conversation: Conversation, update: Uint8Array): void {
    if (!conversation.isCaughtUp) conversation.away ??= this.#ownWork();
    this.#receive(conversation, update);
    if (!conversation.fresh && this.state !== 'open') this.#onRead();
  }

  #receive({ fresh, epoch }: Conversation, update: Uint8Array): void {
    if (fresh) {
      Y.applyUpdate(fresh, update);
      return;
    }
    this.#begun = epoch;
    this.#copy.receive(update);
  }

  #onRead(): void {
    this.wasOpen = true;
    this.#setState('open');
    this.#shown.tell();
  }

  #onAsked(conversation: Conversation): void {
    this.#catchUp(conversation);
    conversation.isAsked = true;
    if (!conversation.fresh) this.#sendOwn(SYNC.difference);
  }

  #onBeat(conversation: Conversation, bytes: Uint8Array): void {
    const isFirst = !conversation.isCaughtUp;
    this.#catchUp(conversation);
    if (isFirst && !conversation.isAsked) this.#sendOwn(SYNC.update);
    const { changes, saved, others } = readBeat(bytes, this.others);
    const mine = saved.find(({ seat }) => seat === conversation.seat);
    if (mine) {
      const acknowledged = this.#copy.acknowledge(mine.count);
      this.#kept?.remove(acknowledged);
    }
    if (changes) this.#receive(conversation, changes);
    if (mine) this.#events.changed();
    if (others !== this.others) this.#setOthers(others);
  }

  /** All differences have come when something else does. */
  #catchUp(conversation: Conversation): void {
    if (conversation.isCaughtUp) return;
    conversation.isCaughtUp = true;
    const { fresh, epoch, away } = conversation;
    if (fresh) {
      const updates = this.#copy.own.all.map(({ update }) => update);
      this.#askHeard(updates, (heard) => this.#renew(conversation, fresh, heard));
      return;
    }
    if (this.#epoch === null) void this.#begin(epoch);
    this.#epoch = epoch;
    const text = away && orphanedWords(away, this.#copy.page);
    if (text) this.#tellOfLoss('unknown', text, []);
    void this.#kept?.adopt(this.#takeOver, this.#prepareEarlier);
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
    this.#socket.emit('heard', this.name, clients, (answer) => {
      if (!this.#waiting.delete(then)) return;
      then(answer.ok ? new Map(clients.map((client, index) => [client, answer.clocks[index] ?? 0])) : null);
    });
  }

  /**
   * The server wrote the document anew. What is not acknowledged and was not heard of either is done again on the new
   * one. It is sent when this device has written it down as that: a page that ends in between would do it once more.
   */
  #renew(conversation: Conversation, fresh: Y.Doc, heard: Clocks | null): void {
    if (!heard) {
      this.#openLater();
      return;
    }
    const { epoch } = conversation;
    const updates = this.#copy.own.takeAll().map(({ update }) => update);
    const work = unheardWork(this.#copy.confirmed, updates, heard, rootsOf(this.name));
    this.#copy.replace(fresh, (page) => repeatWork(work, page));
    this.#epoch = epoch;
    this.#begun = epoch;
    conversation.fresh = null;
    this.#holdUntil(this.#begin(epoch));
    this.#onRead();
    void this.#kept?.adopt(this.#takeOver, this.#prepareEarlier);
  }

  /** How what was made on an earlier epoch, by a page that is gone, is done again on this one. */
  readonly #prepareEarlier = (updates: readonly Uint8Array[], base: Y.Doc): Promise<TakeOver | null> =>
    new Promise((resolve) =>
      this.#askHeard(updates, (heard) => {
        if (!heard) return resolve(null);
        const work = unheardWork(base, updates, heard, rootsOf(this.name));
        const repeat = (): void => this.#copy.change((page) => repeatWork(work, page));
        resolve((_updates, written) => this.#take(written, repeat));
      }),
    );

  readonly #onRejected = (name: string, reason: Refusal, count: number): void => {
    if (name !== this.name || !this.#conversation) return;
    if (reason === 'renewed') {
      this.reopen();
      return;
    }
    // Of a board on which nobody writes now, each half would be refused as well.
    if (reason !== 'frozen' && this.#copy.halve(count)) {
      this.#sendOwn(SYNC.update);
      return;
    }
    const refused = this.#copy.refuse(count);
    if (!refused) return;
    this.#lose(reason, refused);
    this.#sendOwn(SYNC.update);
  };

  readonly #onClosed = (name: string, reason: Refusal): void => {
    if (name !== this.name) return;
    if (reason === 'renewed' || reason === 'damaged') this.reopen();
    else this.giveUp(reason);
  };

  #onOwn(change: OwnChange): void {
    const conversation = this.#conversation;
    this.#kept?.add(change, !conversation?.isAsked);
    if (conversation?.isAsked) this.#sendOwn(SYNC.update);
    // A reader is never asked; sending it all the same makes the server say no, instead of nobody saying anything.
    else if (conversation?.isCaughtUp && !conversation.fresh && this.#copy.own.all.length === 1)
      this.#transmit(conversation, SYNC.update);
    this.#events.changed();
  }

  #sendOwn(part: typeof SYNC.difference | typeof SYNC.update): void {
    const conversation = this.#conversation;
    if (conversation && this.#held === 0 && !conversation.fresh && this.#isHeard(conversation))
      this.#transmit(conversation, part);
    this.#events.changed();
  }

  /** The server asks whoever may write. A reader sends all the same, so that it says no, instead of nobody. */
  #isHeard({ isAsked, isCaughtUp }: Conversation): boolean {
    return isAsked || (isCaughtUp && this.#events.isReader?.() === true);
  }

  #transmit(conversation: Conversation, part: typeof SYNC.difference | typeof SYNC.update): void {
    for (;;) {
      const update = this.#copy.own.send(conversation.sent + 1);
      if (!update) return;
      conversation.sent++;
      this.#send(syncMessage(part, update));
    }
  }

  #lose(reason: Refusal, lost: { readonly gone: readonly OwnChange[]; readonly before: Y.Doc }): void {
    const text = lostWords(lost.before, this.#copy.page, this.name);
    lost.before.destroy();
    this.#tellOfLoss(reason, text, lost.gone);
    this.#events.changed();
  }

  /** Told when it is written down: of a page that ends before that, another one takes over what was typed. */
  #tellOfLoss(reason: Refusal, text: string | null, gone: readonly OwnChange[]): void {
    const id = uuidv4();
    const tell = (): void => this.#events.rejected({ id, reason, text });
    if (!this.#kept) {
      tell();
      return;
    }
    this.#untold++;
    void this.#kept.lose(gone, id, text === null ? null : { reason, text }).then(() => {
      this.#untold--;
      tell();
      this.#events.changed();
    });
  }

  #ownWork(): readonly Work[] {
    const updates = this.#copy.own.all.map(({ update }) => update);
    return updates.length > 0 ? workIn(this.#copy.confirmed, updates, rootsOf(this.name)) : [];
  }

  #setOthers(others: Others): void {
    const seat = this.#conversation?.seat;
    this.others = new Map([...others].filter(([other]) => other !== seat));
    this.#events.presence();
  }

  #send(message: Uint8Array): void {
    if (this.#socket.connected) this.#socket.emit('bytes', this.name, message);
  }

  #setState(state: LinkState): void {
    this.state = state;
    this.#events.changed();
  }
}

function damageIn(answer: OpenAnswer): Damage | null {
  if (answer.ok) return answer.readOnly ? 'readOnly' : null;
  return answer.reason === 'damaged' ? 'lost' : null;
}
