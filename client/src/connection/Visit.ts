import type { DocumentName } from '@verbindbord/shared/protocol/documents.ts';
import type { Answer } from '@verbindbord/shared/protocol/events.ts';
import type { OwnBallots } from '@verbindbord/shared/session/ballots.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { type Refusal, refuse } from '@verbindbord/shared/session/refusals.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { DocumentLink } from './documentLink.ts';
import { mayHaveMore, onlyReads } from './rights.ts';
import { openSocket, type SessionSocket } from './socket.ts';

/** Where somebody comes in. */
export interface Door {
  /** The server's, such as https://bord.gemeente.nl; empty for the one that this script came from. */
  readonly address: string;
  readonly code: string;
  /** What the link holds; null to come in by the code alone. */
  readonly secret: string | null;
}

/** Milliseconds that somebody waits for an answer, or for a document. */
const PATIENCE = 8000;
/** Milliseconds until a handshake that was refused for now is tried again. */
const AGAIN = 2000;

/**
 * Somebody's visit to a session without a page: the socket, the documents that they opened and what the session tells
 * them. One script can make any number of visits, in a browser, in a worker and in Node. Nothing is kept on the device.
 */
export class Visit {
  readonly me: string;
  /** For who listens in on what comes over the line. */
  readonly socket: SessionSocket;
  /** As it was told last. */
  session: SessionState | null = null;
  ownBallots: OwnBallots = {};
  /** Why the server does not let this person in any more. */
  refusal: Refusal | null = null;
  readonly #links = new Map<DocumentName, DocumentLink>();
  readonly #listeners = new Set<() => void>();
  #isAway = false;

  constructor({ address, code }: Door, { participantId, token }: Pick<Joined, 'participantId' | 'token'>) {
    this.me = participantId;
    // Forty people who poll from one browser would take all the connections that it has for one server.
    this.socket = openSocket(code, token, address === '' ? undefined : address, ['websocket']);
    this.socket.on('session', (session) => this.#onSession(session));
    this.socket.on('ownBallots', (ballots) => {
      this.ownBallots = ballots;
      this.#tell();
    });
    this.socket.on('connect', () => this.#tell());
    this.socket.on('disconnect', () => this.#tell());
    this.socket.on('connect_error', ({ message }) => this.#onConnectError(message));
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  async command(command: Command): Promise<Answer> {
    if (!this.socket.connected) return refuse('notNow');
    try {
      return await this.socket.timeout(PATIENCE).emitWithAck('command', command);
    } catch {
      return refuse('notNow');
    }
  }

  /** A document, opened at the first call and kept for as long as the visit lasts. */
  document(name: DocumentName): DocumentLink {
    const known = this.#links.get(name);
    if (known) return known;
    const link = new DocumentLink(this.socket, name, {
      changed: () => this.#tell(),
      presence: () => undefined,
      rejected: () => undefined,
      isReader: () => onlyReads(this.session, this.me, name),
    });
    this.#links.set(name, link);
    return link;
  }

  /** A document that has been read; null when it cannot be. */
  async read(name: DocumentName): Promise<DocumentLink | null> {
    const link = this.document(name);
    await this.until(() => link.state !== 'opening');
    return link.state === 'open' ? link : null;
  }

  /** Resolves, with whether it came to be, as soon as something holds; what it asks may change with the visit alone. */
  until(holds: () => boolean, patience = PATIENCE): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (came: boolean): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(came);
      };
      const look = (): void => {
        if (holds()) end(true);
      };
      const timer = setTimeout(() => end(false), patience);
      this.#listeners.add(look);
    });
  }

  /** Everything that was done in documents is on the server's disk. */
  get isSaved(): boolean {
    return [...this.#links.values()].every(({ saveState }) => saveState === 'saved');
  }

  /** The line breaks. What is done in documents from then on waits here. */
  dropOff(): void {
    this.#isAway = true;
    this.socket.disconnect();
  }

  comeBack(): void {
    this.#isAway = false;
    this.socket.connect();
  }

  end(): void {
    this.#isAway = true;
    for (const link of this.#links.values()) link.destroy();
    this.socket.disconnect();
    this.#links.clear();
  }

  #onSession(session: SessionState): void {
    const before = this.session;
    this.session = session;
    if (before && mayHaveMore(before, session, this.me)) {
      for (const link of this.#links.values()) {
        if (link.state === 'refused' || link.saveState === 'window') link.reopen();
      }
    }
    this.#tell();
  }

  /** A handshake that was refused for now may be tried again; socket.io does that by itself for all others. */
  #onConnectError(message: string): void {
    if (message === 'noAccess' || message === 'outdated') {
      this.refusal = message;
      this.socket.disconnect();
    } else if (!this.socket.active) {
      setTimeout(() => {
        if (!this.#isAway) this.socket.connect();
      }, AGAIN);
    }
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
