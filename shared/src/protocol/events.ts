import type { DoneCounts, OwnBallots } from '../session/ballots.ts';
import type { Command } from '../session/commands.ts';
import type { Refusal } from '../session/refusals.ts';
import type { PairProgress, SessionState } from '../session/state.ts';

/** What a client shows when it opens the socket.io connection (the `auth` of the handshake). */
export interface Handshake {
  readonly version: number;
  readonly code: string;
  readonly token: string;
}

/** `count` is how many things a command was about, where whoever gave it could not know. */
export type Answer =
  | { readonly ok: true; readonly count?: number }
  | { readonly ok: false; readonly reason: Refusal };

export type OpenAnswer =
  | {
      readonly ok: true;
      /** The number by which beats speak of this connection to the document. */
      readonly seat: number;
      /** Another number each time that the document was written anew. Of what a client has from another epoch nothing goes on. */
      readonly epoch: number;
      /** Nobody can write in it, whoever they are: not all of it could be read from disk. */
      readonly readOnly?: 'damaged';
    }
  | { readonly ok: false; readonly reason: Refusal };

export type HeardAnswer =
  | {
      readonly ok: true;
      /** One for each client that was asked for, 0 for one that is not known. */
      readonly clocks: readonly number[];
    }
  | { readonly ok: false; readonly reason: Refusal };

export type CodeAnswer =
  | {
      readonly ok: true;
      readonly code: string;
    }
  | { readonly ok: false; readonly reason: Refusal };

export type MadeAnswer =
  | {
      readonly ok: true;
      /** How many things on the board are whose, by participant. */
      readonly things: Readonly<Record<string, number>>;
    }
  | { readonly ok: false; readonly reason: Refusal };

/** Events from client to server. Every one is answered, also when it is refused. */
export interface ClientEvents {
  /** Opens a document on this connection; bytes of a document that is not open are refused. */
  open: (document: string, answer: (answer: OpenAnswer) => void) => void;
  shut: (document: string) => void;
  /**
   * Asks of clients of Yjs that wrote in earlier epochs of an open document how far they were known when those ended:
   * what they wrote up to there is in the document, also when nobody ever said so. At most 1000.
   */
  heard: (document: string, clients: readonly number[], answer: (answer: HeardAnswer) => void) => void;
  /** One byte message of a document, see `messages.ts`; as a frame, see `parser.ts`. */
  bytes: (document: string, bytes: Uint8Array) => void;
  command: (command: Command, answer: (answer: Answer) => void) => void;
  /** Asks for the code of one's own pair, by which a facilitator may write for it. It changes when the pair takes that back. */
  code: (pair: string, answer: (answer: CodeAnswer) => void) => void;
  /** Asks how much everybody made on the board; for facilitators. What was written without a name is nobody's. */
  made: (answer: (answer: MadeAnswer) => void) => void;
  /** Asks for the server's clock, to correct one's own by. */
  clock: (answer: (serverNow: number) => void) => void;
}

/** Events from server to client. */
export interface ServerEvents {
  bytes: (document: string, bytes: Uint8Array) => void;
  /**
   * A change was refused; nothing of it was kept. `count` is which one of the client's sync messages, differences and
   * updates, also those that brought nothing new, counted from the opening of the document on this connection.
   */
  rejected: (document: string, reason: Refusal, count: number) => void;
  /** The session as this person may see it, at every change. */
  session: (state: SessionState) => void;
  /** How far the pairs are; to facilitators and the wall. */
  progress: (progress: readonly PairProgress[]) => void;
  /** How many people are done with each ballot that is open; to everybody, and never who. */
  done: (counts: DoneCounts) => void;
  /** What this person gave to the ballots that are open, whenever that is other than before; to nobody else. */
  ownBallots: (ballots: OwnBallots) => void;
  /** A document that was open is no longer this person's to read; its connection is over. */
  closed: (document: string, reason: Refusal) => void;
}
