/**
 * The one list of reasons for which the server refuses something. A refusal is a value that the screen turns
 * into a sentence; it never ends a connection of somebody else and never changes anything.
 */
export const REFUSALS = [
  /** The message has not the form that was agreed. */
  'malformed',
  /** Larger than is allowed. */
  'tooLarge',
  /** More often than is allowed. */
  'tooOften',
  /** This role may not do this. */
  'notAllowed',
  /** The secret, code or token does not give access (unknown, closed and expired look alike). */
  'noAccess',
  /** All screens are frozen. */
  'frozen',
  /** The step that it belongs to is locked: only facilitators change what was answered in it. */
  'locked',
  /** There is no such step, person, pair or document. */
  'unknown',
  /** Only possible in another stage: pairs before they are made, a timer that is not running. */
  'notNow',
  /** Somebody else changed the same at the same moment. */
  'changed',
  /** The board on disk could not be read completely; it can be looked at but not changed. */
  'damaged',
  /** The document was written anew since: fetch it again, and repeat in it what was yours. */
  'renewed',
  /** The document has reached the size that it may have: what is on it can be taken away, but nothing added. */
  'full',
  /** The server speaks a newer protocol than this page: reload. */
  'outdated',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export type Refused = { readonly ok: false; readonly reason: Refusal };
export type Outcome<T> = ({ readonly ok: true } & T) | Refused;

export function refuse(reason: Refusal): Refused {
  return { ok: false, reason };
}
