import type { BallotContent } from '@verbindbord/shared/session/ballots.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Role, SessionState } from '@verbindbord/shared/session/state.ts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Whose: one person in one session. */
export interface Place {
  readonly code: string;
  readonly me: string;
}

/** The session as it was last told, to show it again while the server cannot be reached. */
export interface KeptView extends Place {
  readonly role: Role;
  readonly session: SessionState;
  /** When it was last seen, in milliseconds since 1970. */
  readonly seenAt: number;
}

/** Words of one's own that the server did not take, until they are dismissed. */
export interface KeptLoss {
  readonly reason: Refusal;
  readonly text: string;
}

/** A ballot as this person left it, that the server does not have. */
export interface KeptDraft {
  readonly ballot: string;
  readonly round: number;
  readonly content: BallotContent;
}

/**
 * What is kept on this device beside the documents themselves, which are in databases of their own
 * (`KeptDocument`). No secret and no token is in here. Keys begin with code and person.
 */
export interface Schema extends DBSchema {
  sessions: { key: [code: string, me: string]; value: KeptView };
  /** Which documents are kept, and since when, by their epoch. */
  documents: {
    key: [code: string, me: string, document: string, epoch: number];
    value: { readonly at: number };
  };
  /** Own changes that are not acknowledged. Each page writes under its own name, so that none overwrites another's. */
  own: {
    key: [code: string, me: string, document: string, page: string, number: number];
    value: { readonly epoch: number; readonly update: Uint8Array };
  };
  lost: { key: [code: string, me: string, id: string]; value: KeptLoss };
  /** Ballots that could not be given yet, by ballot and round. */
  drafts: { key: [code: string, me: string, draft: string]; value: KeptDraft };
}

export type Database = IDBPDatabase<Schema>;

const STORES = ['sessions', 'documents', 'own', 'lost', 'drafts'] as const;

/** What is said to be on this device is still there when its battery is empty a moment later. */
export const STRICT = { durability: 'strict' } as const;

/** Milliseconds after which a browser that gives no answer is taken to keep nothing. */
const PATIENCE = 3000;

let opening: Promise<Database | null> | null = null;

/** The database of this device, or null where the browser keeps none: a private window, a full disk. */
export function openDatabase(): Promise<Database | null> {
  opening ??= connectDatabase();
  return opening;
}

/** The same by a connection of one's own. */
export async function connectDatabase(): Promise<Database | null> {
  try {
    const opened = openDB<Schema>('verbindbord', 2, {
      upgrade: (db) => {
        for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
      },
      // A newer version of the product waits for it, or somebody clears what the browser keeps.
      blocking: (_now, _wanted, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        opening = null;
      },
    });
    return await within(PATIENCE, opened);
  } catch {
    return null;
  }
}

/** Rejects when a promise takes longer than so many milliseconds. */
export function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser gave no answer.')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** All keys that begin like this. An array comes after every string and number. */
export function under(...start: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...start], [...start, []]);
}
