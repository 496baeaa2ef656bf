import { type DocumentName, parseDocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { Answer, ClientEvents } from '@verbindbord/shared/protocol/events.ts';
import { readFrame } from '@verbindbord/shared/protocol/frames.ts';
import { MAX_MESSAGE_BYTES } from '@verbindbord/shared/protocol/messages.ts';
import { commandSchema } from '@verbindbord/shared/session/commands.ts';
import { pairCodeFor } from '@verbindbord/shared/session/permissions.ts';
import { refuse } from '@verbindbord/shared/session/refusals.ts';
import { participantOf } from '@verbindbord/shared/session/state.ts';
import * as z from 'zod';
import type { Done, LiveSession } from '../sessions/LiveSession.ts';
import type { Allowance } from './Allowance.ts';
import type { Audience } from './Audience.ts';
import { Backlog } from './Backlog.ts';
import { beatMessage } from './beats.ts';
import { type Conversation, type Outlet, openConversation } from './Conversation.ts';
import type { CarrierOptions, MemberSocket } from './carrier.ts';
import { framedOnce } from './frame.ts';
import { guarded, type Handled } from './guarded.ts';
import { largeDifferenceMessage } from './wire.ts';

/** A page has one client id of Yjs, and brings those of the pages before it that could not send what was typed. */
const clientIds = z.array(z.number()).max(1000);

/** A person works in the board and in a few worksheets. */
const MAX_DOCUMENTS = 20;

/** One person's socket.io connection: the session, commands, and the documents that it has open. */
export class SocketMember {
  readonly #participant: string;
  readonly #socket: MemberSocket;
  readonly #session: LiveSession;
  readonly #audience: Audience;
  readonly #options: CarrierOptions;
  readonly #allowance: Allowance;
  readonly #backlog: Backlog;
  readonly #conversations = new Map<DocumentName, Conversation>();
  readonly #disconnect: () => void;
  readonly #stopTakingFrames: () => void;
  #opening: Promise<unknown> = Promise.resolve();

  constructor(socket: MemberSocket, audience: Audience, options: CarrierOptions, allowance: Allowance) {
    this.#participant = socket.data.participant.id;
    this.#socket = socket;
    this.#session = socket.data.session;
    this.#audience = audience;
    this.#options = options;
    this.#allowance = allowance;
    this.#backlog = new Backlog(socket.conn, () => {
      socket.disconnect(true);
      // At once: the goodbye would wait its turn behind everything else.
      socket.conn.close(true);
    });
    this.#disconnect = this.#session.connect(this.#participant);
    this.#on('open', (document) => this.#open(document));
    this.#on('shut', (document) => this.#shut(document));
    this.#on('heard', (document, clients) => this.#heard(document, clients));
    this.#stopTakingFrames = this.#takeFrames();
    this.#on('command', (command) => this.#command(command));
    this.#on('code', (pair) => this.#code(pair));
    this.#on('made', () => this.#made());
    this.#answerClock();
    audience.join(socket);
  }

  leave(): void {
    this.#audience.leave(this.#socket);
    this.#stopTakingFrames();
    this.#disconnect();
    for (const conversation of this.#conversations.values()) conversation.close();
    this.#conversations.clear();
  }

  #on(
    event: Exclude<keyof ClientEvents, 'clock' | 'bytes'>,
    handler: (...args: readonly unknown[]) => Handled | Promise<Handled>,
  ): void {
    const onRefusal = (): void => this.#onRefusal();
    this.#socket.on(event, guarded(this.#options.log, onRefusal, handler));
  }

  /**
   * Frames are read where they come in. As events they would each cost several turns and objects on their way
   * through socket.io, and in a busy room they are nearly all that comes.
   */
  #takeFrames(): () => void {
    const { conn } = this.#socket;
    const onRefusal = (): void => this.#onRefusal();
    const take = guarded(this.#options.log, onRefusal, (data) =>
      data instanceof Uint8Array ? this.#receive(data) : this.#countText(String(data)),
    );
    conn.on('message', take);
    return () => conn.off('message', take);
  }

  #onRefusal(): void {
    if (!this.#allowance.forgives()) this.#socket.disconnect(true);
  }

  #answerClock(): void {
    this.#socket.on('clock', (answer: unknown) => {
      if (typeof answer === 'function' && this.#allowance.takes(0)) answer(this.#options.clock.now());
    });
  }

  /** One after the other, so that of two openings of a document the later one counts. */
  #open(name: unknown): Promise<Handled> {
    const opened = this.#opening.then(() => this.#openNext(name));
    this.#opening = opened.catch(() => undefined);
    return opened;
  }

  async #openNext(given: unknown): Promise<Handled> {
    if (!this.#allowance.takes(0)) return refuse('tooOften');
    const document = parseDocumentName(given);
    if (!document) return refuse('unknown');
    const name = given as DocumentName;
    this.#shut(name);
    if (this.#conversations.size >= MAX_DOCUMENTS) return refuse('tooOften');
    const outcome = await openConversation({
      session: this.#session,
      documents: this.#options.documents,
      participant: this.#participant,
      document,
      outlet: this.#outletFor(name),
      allowance: this.#allowance,
    });
    if (!outcome.ok) return outcome;
    const { conversation } = outcome;
    if (this.#socket.connected) this.#conversations.set(name, conversation);
    else conversation.close();
    const { seat, epoch, readOnly } = conversation;
    return { ok: true, seat, epoch, ...(readOnly && { readOnly }) };
  }

  #shut(name: unknown): undefined {
    const conversation = this.#conversations.get(name as DocumentName);
    this.#conversations.delete(name as DocumentName);
    conversation?.close();
  }

  #heard(name: unknown, given: unknown): Handled {
    const conversation = this.#conversations.get(name as DocumentName);
    if (!conversation) return refuse('unknown');
    const clients = clientIds.safeParse(given);
    if (!clients.success) return refuse('malformed');
    if (!this.#allowance.takes(8 * clients.data.length)) return refuse('tooOften');
    return { ok: true, clocks: conversation.heardOf(clients.data) };
  }

  #receive(data: Uint8Array): Handled {
    const frame = readFrame(data);
    if (!frame) return refuse('malformed');
    const { document, bytes } = frame;
    const conversation = this.#conversations.get(document as DocumentName);
    if (!conversation) {
      this.#socket.emit('rejected', document, 'unknown', 0);
      return refuse('unknown');
    }
    if (bytes.length > MAX_MESSAGE_BYTES) return conversation.refuse(bytes, 'tooLarge');
    return this.#allowance.takes(bytes.length)
      ? conversation.receive(bytes)
      : conversation.refuse(bytes, 'tooOften');
  }

  /** Of events and answers it counts that they came, whether anybody makes something of them or not. */
  #countText({ length }: string): Handled {
    return this.#allowance.takes(length) ? undefined : refuse('tooOften');
  }

  #command(given: unknown): Handled | Promise<Handled> {
    if (!this.#allowance.takes(0)) return refuse('tooOften');
    const command = commandSchema.safeParse(given);
    if (!command.success) return refuse('malformed');
    const { data } = command;
    if (data.type === 'castBallot' && !this.#allowance.takes(JSON.stringify(data).length))
      return refuse('tooOften');
    return this.#session
      .command(this.#participant, data)
      .then((outcome) => (outcome.ok ? answerOf(outcome) : outcome));
  }

  #code(pair: unknown): Handled {
    if (!this.#allowance.takes(0)) return refuse('tooOften');
    const code = typeof pair === 'string' ? pairCodeFor(this.#session.state, this.#participant, pair) : null;
    return code === null ? refuse('unknown') : { ok: true, code };
  }

  async #made(): Promise<Handled> {
    if (!this.#allowance.answers()) return refuse('tooOften');
    const asks = participantOf(this.#session.state, this.#participant);
    if (asks?.role !== 'facilitator') return refuse('notAllowed');
    const things = await this.#session.countMade();
    return things ? { ok: true, things } : refuse('damaged');
  }

  #send(document: DocumentName, bytes: Uint8Array): void {
    const { data, options } = framedOnce(document, bytes);
    this.#socket.conn.write(data, options);
  }

  #outletFor(name: DocumentName): Outlet {
    const socket = this.#socket;
    return {
      bytes: (bytes) => this.#send(name, bytes),
      difference: (update) => this.#send(name, largeDifferenceMessage(update)),
      beat: (beat, parts) => this.#send(name, beatMessage(beat, parts)),
      // The product's own connection has signs of life of its own.
      signOfLife: () => {},
      rejected: (reason, count) => socket.emit('rejected', name, reason, count),
      reopens: true,
      ended: (reason) => {
        this.#conversations.delete(name);
        socket.emit('closed', name, reason);
      },
      backlog: () => this.#backlog.bytes,
    };
  }
}

/** Of what came of a command, only what is meant for who gave it. */
function answerOf({ count }: Done): Answer {
  return count === undefined ? { ok: true } : { ok: true, count };
}
