/** Lengths in UTF-16 units; the gate refuses what is longer, forms say so while typing. */
export const LIMITS = {
  id: 128,
  name: 200,
  short: 300,
  text: 4000,
  title: 200,
} as const;
