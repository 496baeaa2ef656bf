import type { Board } from './board.ts';
import type { Frame } from './frame.ts';

/** Who listens on a connection. */
export interface Ear {
  /** @param at when the message arrived, on the clock of `performance.now` */
  hear(frame: Frame, at: number): void;
  /** So many of this client's edits are on disk. */
  saved(count: number, at: number): void;
  /** The whole board has arrived. */
  ready(at: number): void;
  /** The server refused something or hung up. */
  failed(why: string): void;
}

/** One client's connection to one room. */
export interface Line {
  readonly edit: (update: Uint8Array) => void;
  readonly move: (x: number, y: number) => void;
  readonly close: () => void;
  readonly bytesReceived: () => number;
}

/** How a client talks with one kind of server. */
export interface Tongue {
  /** Makes sure that each room has the board; `people` is who will come, room by room, by their numbers. */
  readonly prepare: (board: Board, rooms: readonly (readonly number[])[]) => Promise<void>;
  /** Connects somebody to a room; the ear hears when the board has arrived. */
  readonly connect: (person: number, ear: Ear) => Line;
}
