import { MESSAGE, SYNC } from '@verbindbord/shared/protocol/messages.ts';
import { inflateSync } from 'fflate';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  toUint8Array,
  writeUint8Array,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

type SyncPart = (typeof SYNC)[keyof typeof SYNC];

/** A byte message of the server about a document. */
export type ServerMessage =
  | { readonly kind: 'beat'; readonly bytes: Uint8Array }
  | { readonly kind: 'stateVector' }
  | { readonly kind: 'changes'; readonly update: Uint8Array };

export function readMessage(bytes: Uint8Array): ServerMessage | null {
  if (bytes[0] === MESSAGE.beat) return { kind: 'beat', bytes };
  if (bytes[0] === MESSAGE.packed) return { kind: 'changes', update: inflateSync(bytes.subarray(1)) };
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== MESSAGE.sync) return null;
  const part = readVarUint(decoder);
  if (part === SYNC.stateVector) return { kind: 'stateVector' };
  return { kind: 'changes', update: readVarUint8Array(decoder) };
}

export function syncMessage(part: SyncPart, content: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.sync);
  writeVarUint(encoder, part);
  writeVarUint8Array(encoder, content);
  return toUint8Array(encoder);
}

export function moveMessage(move: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.move);
  writeUint8Array(encoder, move);
  return toUint8Array(encoder);
}
