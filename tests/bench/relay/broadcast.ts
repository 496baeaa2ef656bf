/** The first byte of a message through the broadcaster, which sends on what it gets; only the board is its own. */
export const KIND = { change: 0, presence: 1, board: 2 } as const;
