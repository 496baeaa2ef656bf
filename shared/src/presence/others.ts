import { type Decoder, readVarUint } from 'lib0/decoding';
import { createEncoder, type Encoder, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding';
import { readMove, readText, writeMove, writeText } from './moves.ts';
import type { Presence, PresenceFields, PresenceUser } from './presence.ts';

/**
 * The others in a document by their seat: a small number that the server gives each connection to it, and gives
 * again when that connection is gone.
 */
export type Others = ReadonlyMap<number, Presence>;

/** What changed about who is in a document and what they show. */
export interface PresenceNews {
  /** These are all, and whoever was known before is not here. */
  readonly whole: boolean;
  readonly gone: readonly number[];
  /** Who is new or has another name. */
  readonly came: readonly { readonly seat: number; readonly user: PresenceUser }[];
  readonly moved: readonly {
    readonly seat: number;
    readonly before: PresenceFields;
    readonly after: PresenceFields;
  }[];
}

const MAX_ID = 64;
const MAX_NAME = 400;
const NOBODY: PresenceFields = {};

export function writeNews(encoder: Encoder, { whole, gone, came, moved }: PresenceNews): void {
  writeVarUint(encoder, whole ? 1 : 0);
  writeVarUint(encoder, gone.length);
  for (const seat of gone) writeVarUint(encoder, seat);
  writeVarUint(encoder, came.length);
  for (const { seat, user } of came) {
    writeVarUint(encoder, seat);
    writeUint8Array(encoder, identityOf(user));
  }
  writeVarUint(encoder, moved.length);
  for (const { seat, before, after } of moved) {
    writeVarUint(encoder, seat);
    writeMove(encoder, before, after);
  }
}

/** Whoever comes in is told of all who are there: in a hall that comes in together, everybody a hundred times. */
const identities = new WeakMap<PresenceUser, Uint8Array>();

function identityOf(user: PresenceUser): Uint8Array {
  const known = identities.get(user);
  if (known) return known;
  const encoder = createEncoder();
  writeText(encoder, user.id);
  writeText(encoder, user.name);
  const bytes = toUint8Array(encoder);
  identities.set(user, bytes);
  return bytes;
}

/** The others as they are after the news. Throws for bytes that are none. */
export function readNews(decoder: Decoder, before: Others): Others {
  const others = new Map(readVarUint(decoder) === 1 ? [] : before);
  for (let left = readVarUint(decoder); left > 0; left--) others.delete(readVarUint(decoder));
  for (let left = readVarUint(decoder); left > 0; left--) {
    const seat = readVarUint(decoder);
    const user = { id: readText(decoder, MAX_ID), name: readText(decoder, MAX_NAME) };
    others.set(seat, { ...others.get(seat), user });
  }
  for (let left = readVarUint(decoder); left > 0; left--) {
    const seat = readVarUint(decoder);
    const known = others.get(seat);
    const fields = readMove(decoder, known ?? NOBODY);
    if (known) others.set(seat, { ...fields, user: known.user });
  }
  return others;
}
