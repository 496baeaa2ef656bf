import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { createDecoder, type Decoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { packedOf } from '../documents/packed.ts';

/** A byte message of a client. */
export type Message =
  | { readonly kind: 'stateVector'; readonly content: Uint8Array }
  | { readonly kind: 'changes'; readonly content: Uint8Array }
  | { readonly kind: 'presence'; readonly content: Uint8Array }
  | { readonly kind: 'move'; readonly content: Uint8Array }
  | { readonly kind: 'queryPresence' };

/** Reads a message, or gives null for bytes that are none from the first to the last. */
export function readMessage(bytes: Uint8Array): Message | null {
  // A copy with a buffer of its own: lengths in a message are not checked against its end but against the end of
  // the buffer, and Node cuts small messages from a buffer that others are in too.
  const own = new Uint8Array(bytes);
  // Most of what comes in is moves: they are read where they are used.
  if (own[0] === MESSAGE.move) return { kind: 'move', content: own.subarray(1) };
  const decoder = createDecoder(own);
  try {
    const message = read(decoder);
    return hasContent(decoder) ? null : message;
  } catch {
    return null;
  }
}

function read(decoder: Decoder): Message | null {
  switch (readVarUint(decoder)) {
    case MESSAGE.sync: {
      const part = readVarUint(decoder);
      const content = readVarUint8Array(decoder);
      if (part === SYNC.stateVector) return { kind: 'stateVector', content };
      return part === SYNC.difference || part === SYNC.update ? { kind: 'changes', content } : null;
    }
    case MESSAGE.presence:
      return { kind: 'presence', content: readVarUint8Array(decoder) };
    case MESSAGE.queryPresence:
      return { kind: 'queryPresence' };
    default:
      return null;
  }
}

export function stateVectorMessage(stateVector: Uint8Array): Uint8Array {
  return message(MESSAGE.sync, SYNC.stateVector, stateVector);
}

/** What goes to many is made once: the same update gives the same message. */
const updateMessages = new WeakMap<Uint8Array, Uint8Array>();

export function updateMessage(update: Uint8Array): Uint8Array {
  return madeOnce(updateMessages, update, SYNC.update);
}

/** For snapshots too: a hall that comes in gets the same one. */
const differenceMessages = new WeakMap<Uint8Array, Uint8Array>();

export function differenceMessage(update: Uint8Array): Uint8Array {
  return madeOnce(differenceMessages, update, SYNC.difference);
}

const packedMessages = new WeakMap<Uint8Array, Uint8Array>();

/** The same for the product's clients: packed, where that was done. */
export function largeDifferenceMessage(update: Uint8Array): Uint8Array {
  const packed = packedOf(update);
  if (!packed) return differenceMessage(update);
  const known = packedMessages.get(packed);
  if (known) return known;
  const bytes = new Uint8Array(packed.length + 1);
  bytes[0] = MESSAGE.packed;
  bytes.set(packed, 1);
  packedMessages.set(packed, bytes);
  return bytes;
}

export function presenceMessage(update: Uint8Array): Uint8Array {
  return message(MESSAGE.presence, null, update);
}

/** An awareness update about nobody. */
export function noPresence(): Uint8Array {
  return message(MESSAGE.presence, null, new Uint8Array([0]));
}

/** The standard provider's only word for 'no'. */
export function permissionDeniedMessage(reason: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.permission);
  writeVarUint(encoder, 0);
  writeVarString(encoder, reason);
  return toUint8Array(encoder);
}

function madeOnce(made: WeakMap<Uint8Array, Uint8Array>, update: Uint8Array, part: number): Uint8Array {
  const known = made.get(update);
  if (known) return known;
  const bytes = message(MESSAGE.sync, part, update);
  made.set(update, bytes);
  return bytes;
}

function message(kind: number, part: number | null, content: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, kind);
  if (part !== null) writeVarUint(encoder, part);
  writeVarUint8Array(encoder, content);
  return toUint8Array(encoder);
}
