import { constants, deflateRaw, type InputType } from 'node:zlib';

/** Below this it saves no packet worth speaking of. */
const AT_LEAST_BYTES = 4 * 1024;
/** Boards are words and ids: at the lowest level they already become a fifth, in a third of the time. */
const OPTIONS = { level: constants.Z_BEST_SPEED };

const packed = new WeakMap<Uint8Array, Uint8Array>();

/**
 * Packs, once and beside everything else, what a whole hall is going to get: a hundred phones that come in within a
 * moment would otherwise fill the wifi of a hall with the same board.
 */
export function packLater(update: Uint8Array): void {
  if (update.length < AT_LEAST_BYTES) return;
  deflateRaw(update as InputType, OPTIONS, (error, result) => {
    // Without it everybody gets the update as it is.
    if (!error) packed.set(update, result);
  });
}

/** The same bytes, deflated (RFC 1951); null for what was not packed, or not yet. */
export function packedOf(update: Uint8Array): Uint8Array | null {
  return packed.get(update) ?? null;
}
