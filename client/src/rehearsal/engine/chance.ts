/**
 * A number from 0 up to 1 that hangs on the seed and on what is asked alone: whoever asks again gets the same answer,
 * in whatever order things happen.
 */
export function fraction(seed: number, ...about: readonly (string | number)[]): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const sign of about.join('\u0000')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A whole number from `min` to `max`, both included. */
export function between(
  [min, max]: readonly [number, number],
  seed: number,
  ...about: readonly (string | number)[]
): number {
  return min + Math.floor(fraction(seed, ...about) * (max - min + 1));
}

/** One of several, and with a higher `turn` another one, until all have had theirs. */
export function pick<T>(
  choices: readonly T[],
  turn: number,
  seed: number,
  ...about: readonly (string | number)[]
): T {
  const start = between([0, choices.length - 1], seed, ...about);
  return choices[(start + turn) % choices.length] as T;
}
