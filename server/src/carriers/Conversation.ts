import type { PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import { type Closed, closedTo } from '@verbindbord/shared/session/closing.ts';
import {
  accessTo,
  type Deed,
  type DocumentRef,
  type May,
  type Right,
} from '@verbindbord/shared/session/permissions.ts';
import { type Outcome, type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { differsOnlyInConnections } from '@verbindbord/shared/session/roster.ts';
import {
  displayName,
  participantOf,
  type Role,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import type { DocumentBeat } from '../documents/DocumentBeat.ts';
import type { Documents } from '../documents/Documents.ts';
import type { LiveDocument } from '../documents/LiveDocument.ts';
import type { BeatParts, Peer } from '../documents/Peer.ts';
import type { LiveSession } from '../sessions/LiveSession.ts';
import type { Allowance } from './Allowance.ts';
import { type Message, readMessage, stateVectorMessage } from './wire.ts';

/** What a carrier does with what the server says about one document. None of its functions throws. */
export interface Outlet {
  readonly bytes: (bytes: Uint8Array) => void;
  /** What this client lacks of the document. */
  readonly difference: (update: Uint8Array) => void;
  /** What happened in the document, in the words of this carrier's clients. */
  readonly beat: (beat: DocumentBeat, parts: BeatParts) => void;
  /** Nothing of what this client said about itself will come back to it, which its provider may be waiting for. */
  readonly signOfLife: () => void;
  readonly rejected: (reason: Refusal, count: number) => void;
  /** Whether this carrier's clients open a document again that was written anew. */
  readonly reopens: boolean;
  /** The document is no longer this person's to read, or was written anew; nothing follows. */
  readonly ended: (reason: Refusal) => void;
  /** Bytes that wait to be sent. */
  readonly backlog: () => number;
}

export interface Opening {
  readonly session: LiveSession;
  readonly documents: Documents;
  readonly participant: string;
  readonly document: DocumentRef;
  readonly outlet: Outlet;
  /** What this person may still send. */
  readonly allowance: Allowance;
}

/** Who is shown to others in a document; whoever only looks is not. */
const SEEN: readonly Role[] = ['facilitator', 'participant', 'noteTaker'];

/** Opens a document for a person, if it is theirs to read. */
export async function openConversation(
  opening: Opening,
): Promise<Outcome<{ readonly conversation: Conversation }>> {
  const { session, documents, participant, document } = opening;
  const access = accessTo(session.state, participant, document);
  if (!access.ok) return access;
  const live = await documents.open(session.code, document);
  if (!live) return refuse('damaged');
  const still = accessTo(session.state, participant, document);
  if (!still.ok) {
    await documents.release(live);
    return still;
  }
  return { ok: true, conversation: new Conversation(opening, live) };
}

/**
 * One document open on one connection: the conversation of y-websocket, with what this person may do at each
 * moment following from the session.
 */
export class Conversation implements Peer {
  readonly participant: string;
  /** The number by which beats speak of this connection. */
  readonly seat: number;
  readonly #session: LiveSession;
  readonly #documents: Documents;
  readonly #document: DocumentRef;
  readonly #outlet: Outlet;
  readonly #allowance: Allowance;
  readonly #live: LiveDocument;
  readonly #stopFollowing: () => void;
  #open = true;
  #synced = false;
  /** What follows from the session, until it changes: it is asked for with every message. */
  #writeRefusal: Refusal | null;
  #may: May;
  #closed: Closed;
  #presenceUser: PresenceUser | null;
  /** The session from which all of that follows. */
  #considered: SessionState;

  constructor(opening: Opening, live: LiveDocument) {
    this.participant = opening.participant;
    this.#session = opening.session;
    this.#documents = opening.documents;
    this.#document = opening.document;
    this.#outlet = opening.outlet;
    this.#allowance = opening.allowance;
    this.#live = live;
    this.#writeRefusal = this.#findWriteRefusal();
    this.#may = this.#findRights();
    this.#closed = closedTo(opening.session.state, opening.participant);
    this.#presenceUser = this.#findPresenceUser();
    this.#considered = opening.session.state;
    this.#stopFollowing = opening.session.onChange(() => this.#reconsider());
    this.seat = live.room.join(this);
  }

  /** How often the document was written anew. */
  get epoch(): number {
    return this.#live.epoch;
  }

  /** Why nobody can write in the document, or null. */
  get readOnly(): 'damaged' | null {
    return this.#live.readOnly;
  }

  /** How far each of these client ids of Yjs was known at the end of an earlier epoch, in their order. */
  heardOf(clients: readonly number[]): readonly number[] {
    return clients.map((client) => this.#live.heardOf(client));
  }

  /** Takes the bytes of one message. Gives the refusal, if any, of which the outlet was told. */
  receive(bytes: Uint8Array): Refused | undefined {
    if (!this.#open) return refuse('unknown');
    const message = readMessage(bytes);
    if (message?.kind === 'changes') return this.#live.write(this, message.content);
    const refusal = message ? this.#refusalOf(message) : 'malformed';
    if (refusal === null) return undefined;
    this.#outlet.rejected(refusal, 0);
    return refuse(refusal);
  }

  /** Refuses a message for a reason that is not in its bytes; what is no change is just dropped. */
  refuse(bytes: Uint8Array, reason: Refusal): Refused {
    if (this.#open && readMessage(bytes)?.kind === 'changes') this.#live.reject(this, reason);
    return refuse(reason);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#stopFollowing();
    this.#live.room.leave(this);
    void this.#documents.release(this.#live);
  }

  writeRefusal(): Refusal | null {
    return this.#writeRefusal;
  }

  may(root: string, deed: Deed): Right {
    return this.#may(root, deed);
  }

  get closed(): Closed {
    return this.#closed;
  }

  presenceUser(): PresenceUser | null {
    return this.#presenceUser;
  }

  beat(beat: DocumentBeat, parts: BeatParts): void {
    this.#outlet.beat(beat, parts);
  }

  difference(update: Uint8Array): void {
    this.#outlet.difference(update);
  }

  rejected(reason: Refusal, count: number): void {
    this.#outlet.rejected(reason, count);
  }

  get reopens(): boolean {
    return this.#outlet.reopens;
  }

  ended(reason: Refusal): void {
    this.close();
    this.#outlet.ended(reason);
  }

  backlog(): number {
    return this.#outlet.backlog();
  }

  /** Answers a message, or tells why not. */
  #refusalOf(message: Exclude<Message, { kind: 'changes' }>): Refusal | null {
    try {
      const isQuestion = message.kind === 'stateVector' || message.kind === 'queryPresence';
      if (isQuestion && !this.#allowance.answers()) return 'tooOften';
      if (message.kind === 'stateVector') return this.#answerStateVector(message.content);
      if (message.kind === 'move') this.#live.room.move(this, message.content);
      else if (message.kind === 'queryPresence') this.#tellWhoIsThere();
      else if (!this.#live.room.hear(this, message.content)) this.#outlet.signOfLife();
      return null;
    } catch {
      return 'malformed';
    }
  }

  #answerStateVector(stateVector: Uint8Array): Refusal | null {
    const refusal = this.#live.refusalOfStateVector(stateVector);
    if (refusal) return refusal;
    for (const update of this.#live.room.differencesFor(this, stateVector)) this.difference(update);
    if (this.#mayWrite) this.#askForChanges();
    if (!this.#synced) this.#tellWhoIsThere();
    this.#synced = true;
    return null;
  }

  #tellWhoIsThere(): void {
    this.beat(this.#live.room.everybody(), { changes: false, presence: true, saved: null });
  }

  #askForChanges(): void {
    this.#outlet.bytes(stateVectorMessage(this.#live.stateVector()));
  }

  get #mayWrite(): boolean {
    return this.#writeRefusal === null && this.#live.readOnly === null;
  }

  #findWriteRefusal(): Refusal | null {
    const { state } = this.#session;
    const outcome = accessTo(state, this.participant, this.#document);
    if (!outcome.ok) return outcome.reason;
    if (outcome.access.write) return null;
    const thawed = accessTo({ ...state, frozen: null }, this.participant, this.#document);
    return thawed.ok && thawed.access.write ? 'frozen' : 'notAllowed';
  }

  #findRights(): May {
    const outcome = accessTo(this.#session.state, this.participant, this.#document);
    return outcome.ok ? outcome.access.may : () => false;
  }

  #findPresenceUser(): PresenceUser | null {
    const participant = participantOf(this.#session.state, this.participant);
    if (!participant || !SEEN.includes(participant.role)) return null;
    return { id: participant.id, name: displayName(participant) };
  }

  /** The session has changed: this document may be closed to this person now, or open for writing again. */
  #reconsider(): void {
    const before = this.#considered;
    this.#considered = this.#session.state;
    // Mostly others came or went, and in a full hall that would be looked at by everybody each time.
    if (differsOnlyInConnections(before, this.#considered)) return;
    const outcome = accessTo(this.#session.state, this.participant, this.#document);
    if (!outcome.ok) {
      this.ended(outcome.reason);
      return;
    }
    const wrote = this.#mayWrite;
    this.#writeRefusal = this.#findWriteRefusal();
    this.#may = outcome.access.may;
    this.#closed = closedTo(this.#session.state, this.participant);
    this.#presenceUser = this.#findPresenceUser();
    this.#live.room.renew(this);
    if (this.#mayWrite && !wrote && this.#synced) this.#askForChanges();
  }
}
