import { moveBetween } from '@verbindbord/shared/presence/moves.ts';
import type { Others } from '@verbindbord/shared/presence/others.ts';
import type { PresenceFields } from '@verbindbord/shared/presence/presence.ts';
import { readBeat } from '@verbindbord/shared/protocol/beat.ts';
import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import * as Y from 'yjs';
import type { SessionSocket } from './socket.ts';

/** Where a document is: being opened or reopened, in step with the server, or not this person's to read. */
export type LinkState = 'opening' | 'open' | 'refused';

/** The truth about what was typed: on the server's disk, on its way there, or only here for now. */
export type SaveState = 'saved' | 'saving' | 'local';

/** A change that the server refused: why, and the document as it stood here before it was rebuilt. */
export interface Rejection {
  readonly reason: Refusal;
  readonly before: Y.Doc;
}

interface Events {
  /** State, saving or the document itself has changed. */
  readonly changed: () => void;
  readonly rejected: (rejection: Rejection) => void;
  /** Others came, moved or went. */
  readonly presence: () => void;
}

const NOBODY: Others = new Map();

/**
 * One document over the session's socket: the conversation of y-websocket, and what was saved of one's own.
 * After a refusal the document is made anew from what the server has; whoever uses `doc` asks for it again on
 * `changed`.
 */
export class DocumentLink {
  readonly name: DocumentName;
  doc: Y.Doc;
  /** Everybody who is shown in the document but oneself, by their seat. */
  others: Others = NOBODY;
  state: LinkState = 'opening';
  /** The document has been read at least once; what is shown of it is not just empty for lack of an answer. */
  wasOpen = false;

  readonly #socket: SessionSocket;
  readonly #events: Events;
  #sent = 0;
  #saved = 0;
  /** There are changes that no count of this connection answers for: made while it was down, or cut off. */
  #unsent = false;
  /** The server asked on this connection what it lacks, and got it: from then on it gets each change. */
  #asked = false;
  #destroyed = false;
  #seat: number | null = null;
  /** What this person shows, and what of that the server was told. */
  #shown: PresenceFields = {};
  #toldShown: PresenceFields | null = null;
  #rejection: { reason: Refusal; before: Y.Doc } | null = null;

  constructor(socket: SessionSocket, name: DocumentName, events: Events) {
    this.#socket = socket;
    this.name = name;
    this.#events = events;
    this.doc = new Y.Doc();
    this.doc.on('update', this.#onUpdate);
    socket.on('connect', this.#open);
    socket.on('disconnect', this.#onDisconnect);
    socket.on('bytes', this.#onBytes);
    socket.on('rejected', this.#onRejected);
    socket.on('closed', this.#onClosed);
    // Not at once: whoever makes the link is told of its changes and has to know it by then.
    if (socket.connected) queueMicrotask(this.#open);
  }

  get saveState(): SaveState {
    if (this.#unsent) return 'local';
    if (this.#saved >= this.#sent) return 'saved';
    return this.state === 'open' ? 'saving' : 'local';
  }

  /** Starts the conversation again, after something changed in what this person may read or write. */
  reopen(): void {
    if (this.#socket.connected) this.#open();
  }

  destroy(): void {
    this.#destroyed = true;
    const socket = this.#socket;
    if (socket.connected) socket.emit('shut', this.name);
    socket.off('connect', this.#open);
    socket.off('disconnect', this.#onDisconnect);
    socket.off('bytes', this.#onBytes);
    socket.off('rejected', this.#onRejected);
    socket.off('closed', this.#onClosed);
    this.doc.off('update', this.#onUpdate);
    this.doc.destroy();
  }

  readonly #open = (): void => {
    if (this.#destroyed) return;
    this.#asked = false;
    this.#setState('opening');
    this.#socket.emit('open', this.name, (answer) => {
      if (!answer.ok) {
        this.#setState('refused');
        return;
      }
      if (this.#saved < this.#sent) this.#unsent = true;
      this.#sent = 0;
      this.#saved = 0;
      this.#seat = answer.seat;
      this.#toldShown = null;
      this.#send(MESSAGE.sync, (encoder) => {
        writeVarUint(encoder, SYNC.stateVector);
        writeVarUint8Array(encoder, Y.encodeStateVector(this.doc));
      });
    });
  };

  readonly #onDisconnect = (): void => {
    this.#asked = false;
    if (this.#saved < this.#sent) this.#unsent = true;
    this.#setOthers(NOBODY);
    this.#setState('opening');
  };

  readonly #onBytes = (name: string, bytes: ArrayBuffer | Uint8Array): void => {
    if (name !== this.name) return;
    const message = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    if (message[0] === MESSAGE.beat) {
      this.#onBeat(message);
      return;
    }
    const decoder = createDecoder(message);
    if (readVarUint(decoder) !== MESSAGE.sync) return;
    const part = readVarUint(decoder);
    const content = readVarUint8Array(decoder);
    if (part === SYNC.stateVector) {
      this.#unsent = false;
      this.#asked = true;
      this.#sendChanges(SYNC.difference, Y.encodeStateAsUpdate(this.doc, content));
      return;
    }
    Y.applyUpdate(this.doc, content, this);
    if (part === SYNC.difference) {
      this.wasOpen = true;
      this.#setState('open');
      this.#tellShown();
      this.#reportRejection();
    }
  };

  #onBeat(bytes: Uint8Array): void {
    const { changes, saved, others } = readBeat(bytes, this.others);
    if (changes) Y.applyUpdate(this.doc, changes, this);
    const own = saved.find(({ seat }) => seat === this.#seat);
    if (own) {
      this.#saved = Math.max(this.#saved, own.count);
      this.#events.changed();
    }
    if (others !== this.others) this.#setOthers(others);
  }

  /** Shows something of oneself to the others. */
  show(fields: PresenceFields): void {
    this.#shown = fields;
    if (this.state === 'open') this.#tellShown();
  }

  #tellShown(): void {
    const move = moveBetween(this.#toldShown ?? {}, this.#shown);
    // The first word is said even when there is nothing to show: it says that somebody is there.
    if (!move && this.#toldShown) return;
    this.#toldShown = this.#shown;
    const encoder = createEncoder();
    writeVarUint(encoder, MESSAGE.move);
    writeUint8Array(encoder, move ?? new Uint8Array([0]));
    if (this.#socket.connected) this.#socket.emit('bytes', this.name, toUint8Array(encoder));
  }

  #setOthers(others: Others): void {
    this.others = new Map([...others].filter(([seat]) => seat !== this.#seat));
    this.#events.presence();
  }

  readonly #onRejected = (name: string, reason: Refusal, count: number): void => {
    // Of several refused messages in a row the first one starts the rebuilding; the others were sent before it.
    if (name !== this.name || this.#rejection || count > this.#sent) return;
    const before = this.doc;
    this.#rejection = { reason, before };
    before.off('update', this.#onUpdate);
    this.doc = new Y.Doc();
    this.doc.on('update', this.#onUpdate);
    this.#sent = 0;
    this.#saved = 0;
    this.#unsent = false;
    this.#asked = false;
    this.#socket.emit('shut', this.name);
    this.#open();
  };

  /** Told only when the new document has arrived, so that what was lost can be seen by comparing the two. */
  #reportRejection(): void {
    const rejection = this.#rejection;
    if (!rejection) return;
    this.#rejection = null;
    this.#events.rejected(rejection);
    rejection.before.destroy();
  }

  readonly #onClosed = (name: string): void => {
    if (name === this.name) this.#setState('refused');
  };

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    // A reader is never asked; sending it all the same makes the server say no, instead of nobody saying anything.
    const isInStep = this.#asked || (this.state === 'open' && !this.#unsent);
    if (isInStep) this.#sendChanges(SYNC.update, update);
    else {
      this.#unsent = true;
      this.#events.changed();
    }
  };

  #sendChanges(part: number, changes: Uint8Array): void {
    this.#sent++;
    this.#send(MESSAGE.sync, (encoder) => {
      writeVarUint(encoder, part);
      writeVarUint8Array(encoder, changes);
    });
    this.#events.changed();
  }

  #send(kind: number, write: (encoder: Encoder) => void): void {
    if (!this.#socket.connected) return;
    const encoder = createEncoder();
    writeVarUint(encoder, kind);
    write(encoder);
    this.#socket.emit('bytes', this.name, toUint8Array(encoder));
  }

  #setState(state: LinkState): void {
    this.state = state;
    this.#events.changed();
  }
}
