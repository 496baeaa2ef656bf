/**
 * Things by id. Whoever writes a thing chooses its id and what it refers to: with the prototype that objects have,
 * 'constructor' would be there on every board.
 */
export function byId<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const things: Record<string, T> = Object.create(null);
  for (const [id, thing] of entries) things[id] = thing;
  return things;
}
