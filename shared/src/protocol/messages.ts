/**
 * The byte messages of a document. Each starts with one of these numbers as a variable-length integer;
 * `PROTOCOL.md` has the conversation. `sync` is y-websocket's, on both carriers; presence, permission and
 * queryPresence are y-websocket's too and only spoken on plain WebSockets; beat and packed (to clients) and move (to the
 * server) are the product's own, over socket.io.
 */
export const MESSAGE = {
  sync: 0,
  presence: 1,
  permission: 2,
  queryPresence: 3,
  beat: 4,
  move: 5,
  packed: 6,
} as const;

/** The kinds of sync messages, the second number of a message of that kind. */
export const SYNC = { stateVector: 0, difference: 1, update: 2 } as const;

/** Bytes in one message from a client: the largest paste or offline spell that is taken in one piece. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
