import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Role, SessionState } from '@verbindbord/shared/session/state.ts';

/** Which log: a session's code and the name of one of its documents. */
export interface DocumentKey {
  readonly code: string;
  readonly document: string;
}

/** The roles that a link can give. */
export const LINK_ROLES = ['facilitator', 'participant', 'observer'] as const satisfies readonly Role[];
export type LinkRole = (typeof LINK_ROLES)[number];

/** Hashes of what gives access to a session: nothing that is stored opens a door. */
export interface SecretHashes extends Readonly<Record<LinkRole, Uint8Array>> {
  readonly recovery: Uint8Array;
}

export interface SessionRecord {
  readonly state: SessionState;
  readonly secrets: SecretHashes;
}

/** A participant's right to come back: the hash of the token, with the role of the link that it came in by. */
export interface TokenRecord {
  readonly hash: Uint8Array;
  readonly participant: string;
}

/** Who writes with which client id of Yjs. */
export interface Writer {
  readonly client: number;
  readonly participant: string;
}

/** One round of a ballot of a session. */
export interface BallotKey {
  readonly code: string;
  readonly ballot: string;
  readonly round: number;
}

/** What one person gave to a ballot that is not revealed yet. */
export interface StoredBallot {
  readonly ballot: string;
  readonly round: number;
  readonly participant: string;
  readonly content: BallotContent;
}

export interface StoredBallots {
  readonly sound: readonly StoredBallot[];
  /** How many are not what was written. */
  readonly damaged: number;
}

/** A row that is added to a log together with something else. */
export interface BoardRow {
  readonly key: DocumentKey;
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly writers: readonly Writer[];
}

export interface StoredRow {
  /** The epoch that the row belongs to. */
  readonly epoch: number;
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** False when the bytes are not those that were written. */
  readonly sound: boolean;
}

/**
 * All that is stored of one document. A document is written anew from time to time: it then starts an epoch, whose
 * first row, its base, holds the whole content as structs of Yjs that have nothing to do with those before. Rows are
 * numbered on through the epochs.
 */
export interface StoredDocument {
  /** 0 at first, one more each time that the document was written anew. */
  readonly epoch: number;
  /** Of this epoch, in no order. */
  readonly writers: readonly Writer[];
  /**
   * Client ids of earlier epochs, with how far each was known at the end of its epoch: nobody goes on with them. Also
   * those of which the writer cannot be read.
   */
  readonly retired: ReadonlyMap<number, number>;
  /** False when not everything that stands beside the rows can be read, or when rows are left out. */
  readonly sound: boolean;
  /** The number of the last row that was ever acknowledged; 0 for a document that was never written. */
  readonly last: number;
  /** The moment of that row, or null. */
  readonly changedAt: number | null;
  /** Newest first. `seq` is the last row that the snapshot holds. */
  readonly snapshots: readonly StoredRow[];
  /** Ascending, from the oldest that is kept; those behind one that is missing may be left out. */
  readonly rows: readonly StoredRow[];
}

/** The content of a document as the first row of a new epoch. Refused when the document has changed meanwhile. */
export interface EpochBase {
  /** One more than the epoch that the document is in. */
  readonly epoch: number;
  /** The last row, which the content holds. */
  readonly after: number;
  readonly bytes: Uint8Array;
  readonly at: number;
  /** The client ids of the epoch that ends, with how far each is known: the state vector of its document. */
  readonly retired: ReadonlyMap<number, number>;
}

/** Nothing missing between a snapshot, or the beginning, and the last row, and all of it as it was written. */
export function isComplete({ sound, last, snapshots, rows }: StoredDocument): boolean {
  if (!sound || ![...snapshots, ...rows].every((row) => row.sound)) return false;
  const start = snapshots[0]?.seq ?? 0;
  const following = rows.filter(({ seq }) => seq > start);
  return start + following.length === last && following.every(({ seq }, index) => seq === start + index + 1);
}

/** The record of a session is there and is not what was written. */
export class DamagedRecord extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The record of session ${code} is damaged.`);
    this.code = code;
  }
}

/**
 * Everything that outlives the process: session records and one log per document. What a promise of this
 * interface resolved for is on disk; what it rejected for has not happened.
 */
export interface Store {
  /** Makes a session with the first rows of its documents; false when the code is taken. */
  readonly createSession: (
    record: SessionRecord,
    documents: readonly { readonly document: string; readonly bytes: Uint8Array }[],
  ) => Promise<boolean>;
  /** Null when there is no such session; rejects with `DamagedRecord` when it is there and cannot be read. */
  readonly readSession: (code: string) => Promise<SessionRecord | null>;
  /** Saves a state, and with it a new token. */
  readonly saveState: (state: SessionState, token?: TokenRecord) => Promise<void>;
  /** Saves a state and, in the same moment, adds a row to the log of the board. */
  readonly saveWithBoard: (state: SessionState, row: BoardRow | null) => Promise<void>;
  /** Whose token this is, or null. */
  readonly participantOf: (code: string, tokenHash: Uint8Array) => Promise<string | null>;
  /** Keeps what somebody gave to a ballot, instead of what they gave before; null takes it back. */
  readonly saveBallot: (key: BallotKey, participant: string, content: BallotContent | null) => Promise<void>;
  /** Of all ballots that were not revealed. */
  readonly readBallots: (code: string) => Promise<StoredBallots>;
  /** Forgets for good what everybody gave to a ballot. */
  readonly dropBallot: (code: string, ballot: string) => Promise<void>;
  /**
   * Saves the state in which a ballot is revealed and, in the same moment, forgets who gave what and adds to the board
   * what was revealed there. Nothing of who gave what can be found in the files of the store after it.
   */
  readonly reveal: (state: SessionState, ballot: string, row: BoardRow | null) => Promise<void>;
  /**
   * Adds one row and gives its number: one more than the last, without gaps. With it, who begins to write with
   * which client id; who is known for one stays so.
   */
  readonly append: (
    key: DocumentKey,
    bytes: Uint8Array,
    at: number,
    writers?: readonly Writer[],
  ) => Promise<number>;
  /** Adds a base as row and as snapshot, and gives its number. The writers of the epoch before are retired. */
  readonly startEpoch: (key: DocumentKey, base: EpochBase) => Promise<number>;
  /**
   * What a document can be built of. One that is found incomplete is given as it is, and nobody waits while the store
   * looks whether it can mend that: see `onMadeAnew`.
   */
  readonly readDocument: (key: DocumentKey) => Promise<StoredDocument>;
  /** Calls back when what was incomplete is worth reading again, because the store found more of what was written. */
  readonly onMadeAnew: (listener: () => void) => void;
  /**
   * Keeps a verified snapshot of the document as it is after row `seq`. The two newest snapshots stay, and every row that the
   * older of them does not hold.
   */
  readonly saveSnapshot: (key: DocumentKey, seq: number, bytes: Uint8Array) => Promise<void>;
  /** Resolves when the store can be written to. */
  readonly check: () => Promise<void>;
  /** Finishes what was asked and closes. */
  readonly close: () => Promise<void>;
}
