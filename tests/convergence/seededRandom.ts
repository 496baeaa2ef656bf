import { type Chance, chanceOf } from '../proof.ts';

/**
 * Client ids of Yjs are random, and of two changes at the same moment the smaller id goes first: with ids that
 * nobody can have again, no run could be had again. To be imported before Yjs, which keeps the function that it
 * finds.
 */
let chance: Chance = chanceOf(1);

globalThis.crypto.getRandomValues = (array) => {
  if (array === null) return array;
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  for (let at = 0; at < bytes.length; at++) bytes[at] = chance.between(0, 255);
  return array;
};

/** From here on the ids are those of this seed. */
export function seedIds(seed: number): void {
  chance = chanceOf(seed);
}
