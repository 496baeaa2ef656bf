/** Lengths in UTF-16 units; the gate refuses what is longer, forms say so while typing. */
export const LIMITS = {
  id: 128,
  name: 200,
  short: 300,
  text: 4000,
  title: 200,
} as const;

/** How large a document may become, on the server and in a file. */
export const SIZE = {
  /** Things of one kind. */
  things: 5000,
  /** The whole document as one update of Yjs, in bytes. */
  bytes: 8 * 1024 * 1024,
  /** The parts that Yjs keeps of it in memory, of what was taken away too. */
  structs: 300_000,
} as const;
