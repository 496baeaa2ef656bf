import type { Others } from '@verbindbord/shared/presence/others.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { OpenAnswer } from '@verbindbord/shared/protocol/events.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type * as Y from 'yjs';
import { Conversation, type ConversationUse } from './conversation.ts';
import { Epochs } from './epochs.ts';
import type { KeptDocument, KeptUse } from './kept/KeptDocument.ts';
import { type Loss, Losses } from './losses.ts';
import { moveMessage } from './messages.ts';
import type { OwnChange } from './ownChanges.ts';
import { ShownPresence } from './shownPresence.ts';
import type { SessionSocket } from './socket.ts';
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

interface Events {
  /** State, saving or the document itself has changed. */
  readonly changed: () => void;
  readonly rejected: (loss: Loss) => void;
  /** Others came, moved or went. */
  readonly presence: () => void;
  /** Whether this person only reads here, and not just for now. */
  readonly isReader?: () => boolean;
}

const NOBODY: Others = new Map();
/** Reasons for which a document is not this person's any more; after others it may open again by itself. */
const FINAL: readonly Refusal[] = ['noAccess', 'notAllowed', 'unknown'];
/** Milliseconds until a document that could not be opened is asked for again. */
const AGAIN = 3000;

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
  readonly #epochs: Epochs;
  readonly #losses: Losses;
  readonly #shown: ShownPresence;
  readonly #loaded: Promise<void>;
  #conversation: Conversation | null = null;
  /** Goes up with each opening: answers to an earlier one do not count. */
  #turn = 0;
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
    this.#kept = keep?.({ settle: () => this.#copy.settle(), onChanged: events.changed }) ?? null;
    this.#losses = new Losses(name, this.#kept, events);
    this.#epochs = new Epochs(name, this.#copy, this.#kept, {
      ask: (clients, then) => socket.emit('heard', name, clients, then),
      onFree: () => this.#sendOwn(),
      onChanged: events.changed,
    });
    this.#shown = new ShownPresence((move) => this.#send(moveMessage(move)));
    socket.on('connect', this.#open);
    socket.on('disconnect', this.#onDisconnect);
    socket.on('bytes', this.#onBytes);
    socket.on('rejected', this.#onRejected);
    socket.on('closed', this.#onClosed);
    this.#loaded = this.#kept ? this.#load() : Promise.resolve();
    // Not at once: whoever makes the link is told of its changes and has to know it by then.
    if (socket.connected) queueMicrotask(this.#open);
  }

  get doc(): Y.Doc {
    return this.#copy.page;
  }

  get saveState(): SaveState {
    const { own } = this.#copy;
    if (own.isEmpty) return this.#losses.areTold ? 'saved' : 'saving';
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
    if (given) this.#losses.lose(reason, given, this.#copy.page);
    this.#epochs.forget();
    this.wasOpen = false;
    this.#setOthers(NOBODY);
    this.#setState('refused');
  }

  /** Takes what is confirmed to where it is kept, without waiting for more. */
  settle(): void {
    this.#copy.settle();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#epochs.destroy();
    const socket = this.#socket;
    if (socket.connected) socket.emit('shut', this.name);
    socket.off('connect', this.#open);
    socket.off('disconnect', this.#onDisconnect);
    socket.off('bytes', this.#onBytes);
    socket.off('rejected', this.#onRejected);
    socket.off('closed', this.#onClosed);
    this.#copy.destroy();
  }

  async #load(): Promise<void> {
    if (!(await this.#epochs.load())) return;
    this.wasOpen = true;
    this.#events.changed();
  }

  readonly #open = (): void => {
    const turn = this.#endConversation();
    this.#setState('opening');
    if (this.#kept) void this.#adopt().then(() => this.#ask(turn));
    else this.#ask(turn);
  };

  async #adopt(): Promise<void> {
    await this.#loaded;
    await this.#epochs.adopt();
  }

  #endConversation(): number {
    this.#conversation = null;
    this.#epochs.end();
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

  #converse(seat: number, epoch: number): void {
    const [copy, epochs, losses, kept] = [this.#copy, this.#epochs, this.#losses, this.#kept];
    const subject = { name: this.name, copy, epochs, losses, kept };
    this.#shown.startOver();
    this.#conversation = new Conversation(seat, epoch, subject, this.#use);
    this.#conversation.start();
  }

  /** What conversations tell. */
  readonly #use: ConversationUse = {
    send: (message) => this.#send(message),
    others: () => this.others,
    onOthers: (others) => this.#setOthers(others),
    onRead: () => this.#onRead(),
    onStuck: () => this.#openLater(),
    onChanged: () => this.#events.changed(),
    isReader: () => this.#events.isReader?.() === true,
  };

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
    // What comes before the answer to an opening belongs to the conversation before it.
    if (name === this.name)
      this.#conversation?.hear(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  };

  #onRead(): void {
    if (this.state === 'open') return;
    this.wasOpen = true;
    this.#setState('open');
    this.#shown.tell();
  }

  readonly #onRejected = (name: string, reason: Refusal, count: number): void => {
    if (name !== this.name || !this.#conversation) return;
    if (reason === 'renewed') this.reopen();
    else this.#conversation.refused(reason, count);
  };

  readonly #onClosed = (name: string, reason: Refusal): void => {
    if (name !== this.name) return;
    if (reason === 'renewed' || reason === 'damaged') this.reopen();
    else this.giveUp(reason);
  };

  #onOwn(change: OwnChange): void {
    this.#kept?.add(change, !this.#conversation?.isAsked);
    this.#conversation?.changed();
    this.#events.changed();
  }

  #sendOwn(): void {
    if (this.#conversation) this.#conversation.sendOwn();
    else this.#events.changed();
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
