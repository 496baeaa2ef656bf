import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { clientOf, personOf } from './edits.ts';
import type { CursorSeen } from './frame.ts';

/** One person's presence as an update of y-protocols' awareness. */
export function awarenessUpdate(person: number, clock: number, state: object): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, clientOf(person));
  writeVarUint(encoder, clock);
  writeVarString(encoder, JSON.stringify(state));
  return toUint8Array(encoder);
}

/** The cursors in an update of awareness. */
export function cursorsIn(update: Uint8Array): CursorSeen[] {
  const decoder = createDecoder(update);
  const seen: CursorSeen[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const person = personOf(readVarUint(decoder));
    readVarUint(decoder);
    const state = JSON.parse(readVarString(decoder)) as { cursor?: { x: number } } | null;
    if (state?.cursor) seen.push({ person, x: state.cursor.x });
  }
  return seen;
}

/** How a client of y-protocols tells of itself. */
export function presenceOf(person: number, x: number, y: number): object {
  return { user: { id: `person-${person}`, name: `Deelnemer ${person}` }, cursor: { x, y } };
}
