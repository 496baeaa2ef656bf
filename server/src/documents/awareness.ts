import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** What an awareness update of y-protocols says of one client. */
export interface AwarenessEntry {
  readonly client: number;
  readonly clock: number;
  /** As JSON; `NOBODY` for who is gone. */
  readonly state: string;
}

export const NOBODY = 'null';

const MAX_ENTRIES = 2000;
const MAX_STATE = 4096;
/** More changes than anybody makes; the server counts on from there when somebody gets another name. */
const MAX_CLOCK = 2 ** 32;

/** Throws for bytes that are no awareness update. A state that is too long counts as an empty one. */
export function decodeAwareness(update: Uint8Array): AwarenessEntry[] {
  const decoder = createDecoder(update);
  const count = readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new RangeError(`${count} people in one presence message`);
  return Array.from({ length: count }, () => {
    const client = readVarUint(decoder);
    const clock = readVarUint(decoder);
    if (clock > MAX_CLOCK) throw new RangeError(`${clock} is no clock`);
    const state = readVarString(decoder);
    return { client, clock, state: state.length > MAX_STATE ? '{}' : state };
  });
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const { client, clock, state } of entries) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, state);
  }
  return toUint8Array(encoder);
}
