import * as Y from 'yjs';
import type { Writer } from '../storage/store.ts';
import { contentLength, copyContent, type Hand, sameContent } from './content.ts';
import { emptyDocument, type Shape } from './gate/shape.ts';

/** A document written anew: the content of the old one as structs that have nothing to do with it. */
export interface Rewritten {
  /** The document, loaded from `bytes`. */
  readonly doc: Y.Doc;
  readonly bytes: Uint8Array;
  /** Who wrote in the old one, client ids of Yjs, and how far. Nobody may go on with them in the new one. */
  readonly retired: ReadonlyMap<number, number>;
  /** Under which client ids of the new one stands what these people wrote: of each the own words, and no others. */
  readonly writers: readonly Writer[];
}

/** What a document may be larger than its content before it is worth writing anew. */
export const ROOM_BYTES = 64 * 1024;
const ROOM_FACTOR = 3;

/**
 * Whether a document has become much larger than what it says. Yjs keeps a trace of all that ever stood there; two
 * documents that were never written anew could otherwise not be merged.
 *
 * @param size bytes of the document as one update
 */
export function isOvergrown(doc: Y.Doc, shape: Shape, size = Y.encodeStateAsUpdate(doc).length): boolean {
  return size > ROOM_BYTES && size > ROOM_BYTES + ROOM_FACTOR * contentLength(doc, shape);
}

/**
 * Writes a document anew, and proves that what was written loads as the same content; throws when it does not. The
 * document itself stays as it is.
 *
 * @param spent client ids that are not used for it, beside those of the document
 * @param authors who wrote in it, as far as that is to be known of the new one too
 */
export function rewrite(
  doc: Y.Doc,
  shape: Shape,
  spent: ReadonlyMap<number, unknown>,
  authors: readonly Writer[] = [],
): Rewritten {
  const retired = Y.decodeStateVector(Y.encodeStateVector(doc));
  const fresh = emptyDocument(shape);
  const hands = new Hands(authors, (client) => spent.has(client) || retired.has(client));
  copyContent(doc, fresh, shape, (original) => {
    fresh.clientID = hands.clientFor(original);
  });
  const { writers } = hands;
  const bytes = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  const loaded = emptyDocument(shape);
  Y.applyUpdate(loaded, bytes);
  if (!sameContent(loaded, doc, shape)) {
    loaded.destroy();
    throw new Error('A document that was written anew does not load as what it was made of.');
  }
  return { doc: loaded, bytes, retired, writers };
}

/** A client id of Yjs for everybody whose words are copied, and one for what nobody wrote. */
class Hands {
  readonly #authors: ReadonlyMap<number, string>;
  readonly #clients = new Map<string | null, number>();
  readonly #isSpent: (client: number) => boolean;

  constructor(authors: readonly Writer[], isSpent: (client: number) => boolean) {
    this.#authors = new Map(authors.map(({ client, participant }) => [client, participant]));
    this.#isSpent = isSpent;
  }

  get writers(): readonly Writer[] {
    return [...this.#clients].flatMap(([participant, client]) =>
      participant === null ? [] : [{ client, participant }],
    );
  }

  clientFor(original: Parameters<Hand>[0]): number {
    const author = original && (this.#authors.get(original.id.client) ?? null);
    const known = this.#clients.get(author);
    if (known !== undefined) return known;
    const used = new Set(this.#clients.values());
    let client = newClientId();
    while (this.#isSpent(client) || used.has(client)) client = newClientId();
    this.#clients.set(author, client);
    return client;
  }
}

function newClientId(): number {
  const doc = new Y.Doc();
  doc.destroy();
  return doc.clientID;
}
