import type { PresenceUser } from '@verbindbord/shared/presence/presence.ts';
import { accessTo, type DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { type Outcome, type Refusal, type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import type { Documents } from '../documents/Documents.ts';
import type { LiveDocument } from '../documents/LiveDocument.ts';
import type { Peer } from '../documents/Peer.ts';
import type { LiveSession } from '../sessions/LiveSession.ts';
import {
  differenceMessage,
  type Message,
  presenceMessage,
  readMessage,
  stateVectorMessage,
  updateMessage,
} from './wire.ts';

/** What a carrier does with what the server says about one document. None of its functions throws. */
export interface Outlet {
  readonly bytes: (bytes: Uint8Array) => void;
  readonly saved: (count: number) => void;
  readonly rejected: (reason: Refusal, count: number) => void;
  /** The document is no longer this person's to read; nothing follows. */
  readonly ended: (reason: Refusal) => void;
  /** So much waits to be sent that presence is left out. */
  readonly isCrowded: () => boolean;
}

export interface Opening {
  readonly session: LiveSession;
  readonly documents: Documents;
  readonly participant: string;
  readonly document: DocumentRef;
  readonly outlet: Outlet;
}

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
  readonly #session: LiveSession;
  readonly #documents: Documents;
  readonly #document: DocumentRef;
  readonly #outlet: Outlet;
  readonly #live: LiveDocument;
  readonly #stopFollowing: () => void;
  #open = true;
  #synced = false;
  #wrote: boolean;

  constructor(opening: Opening, live: LiveDocument) {
    this.participant = opening.participant;
    this.#session = opening.session;
    this.#documents = opening.documents;
    this.#document = opening.document;
    this.#outlet = opening.outlet;
    this.#live = live;
    this.#wrote = this.writeRefusal() === null;
    this.#stopFollowing = opening.session.onChange(() => this.#reconsider());
    live.join(this);
  }

  /** Takes the bytes of one message. Gives the refusal, if any, of which the outlet was told. */
  receive(bytes: Uint8Array): Refused | undefined {
    if (!this.#open) return refuse('unknown');
    const message = readMessage(bytes);
    if (message?.kind === 'changes') return this.#live.write(this, message.content);
    if (message && this.#answer(message)) return undefined;
    this.#outlet.rejected('malformed', 0);
    return refuse('malformed');
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
    this.#live.leave(this);
    void this.#documents.release(this.#live);
  }

  writeRefusal(): Refusal | null {
    const { state } = this.#session;
    const outcome = accessTo(state, this.participant, this.#document);
    if (!outcome.ok) return outcome.reason;
    if (outcome.access.write) return null;
    const participates = participantOf(state, this.participant)?.role === 'participant';
    return state.frozen !== null && participates ? 'frozen' : 'notAllowed';
  }

  presenceUser(): PresenceUser | null {
    const participant = participantOf(this.#session.state, this.participant);
    if (participant?.role !== 'facilitator' && participant?.role !== 'participant') return null;
    return { id: participant.id, name: displayName(participant) };
  }

  changes(update: Uint8Array): void {
    this.#outlet.bytes(updateMessage(update));
  }

  presence(update: Uint8Array): void {
    if (!this.#outlet.isCrowded()) this.#outlet.bytes(presenceMessage(update));
  }

  saved(count: number): void {
    this.#outlet.saved(count);
  }

  rejected(reason: Refusal, count: number): void {
    this.#outlet.rejected(reason, count);
  }

  /** Gives whether the message was what it says it is. */
  #answer(message: Exclude<Message, { kind: 'changes' }>): boolean {
    try {
      if (message.kind === 'presence') this.#live.receivePresence(this, message.content);
      else if (message.kind === 'stateVector') this.#answerStateVector(message.content);
      else this.#outlet.bytes(presenceMessage(this.#live.presenceOfAll()));
      return true;
    } catch {
      return false;
    }
  }

  #answerStateVector(stateVector: Uint8Array): void {
    this.#outlet.bytes(differenceMessage(this.#live.differenceFor(this, stateVector)));
    if (this.#wrote) this.#askForChanges();
    if (!this.#synced) this.#outlet.bytes(presenceMessage(this.#live.presenceOfAll()));
    this.#synced = true;
  }

  #askForChanges(): void {
    this.#outlet.bytes(stateVectorMessage(this.#live.stateVector()));
  }

  /** The session has changed: this document may be closed to this person now, or open for writing again. */
  #reconsider(): void {
    const outcome = accessTo(this.#session.state, this.participant, this.#document);
    if (!outcome.ok) {
      this.close();
      this.#outlet.ended(outcome.reason);
      return;
    }
    const writes = outcome.access.write;
    if (writes && !this.#wrote && this.#synced) this.#askForChanges();
    this.#wrote = writes;
  }
}
