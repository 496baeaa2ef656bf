import type * as Y from 'yjs';
import type { SimulatedServer } from './SimulatedServer.ts';
import type { End } from './Wire.ts';

/** Somebody's page, or another program of theirs, with a connection that the test makes, holds up and breaks. */
export interface SimulatedClient {
  /** With which its marks begin. */
  readonly name: string;
  /** Which of the people it is of; one can have several. */
  readonly person: number;
  readonly doc: Y.Doc;
  /** Marks that were typed here and that it has not been told are lost. */
  readonly typed: string[];
  /** Messages may arrive in another order, and twice. */
  readonly isUnruly: boolean;
  /** It will not try again by itself: its person has to load it anew. */
  readonly hasGivenUp: boolean;
  /** Resolves when the server has taken the connection; nothing happens when there is one. */
  readonly connect: (server: SimulatedServer) => Promise<void>;
  /**
   * The line breaks; so many messages on their way reach the server all the same.
   *
   * @returns tells the server, which has not noticed
   */
  readonly disconnect: (arriving: number) => () => void;
  readonly deliver: (to: End, later: number) => boolean;
  /** It is gone, with everything that was only there. */
  readonly close: () => () => void;
}
