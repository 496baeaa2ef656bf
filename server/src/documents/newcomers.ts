import * as Y from 'yjs';

/** Bytes of changes, as a share of the snapshot and at least, after which a new snapshot is made. */
const SHARE = 0.25;
const AT_LEAST = 64 * 1024;

/**
 * What a document has for who knows nothing of it yet, encoded once for a whole hall that comes in: a snapshot, and
 * what came since as a second, small update.
 */
export class Newcomers {
  readonly #doc: Y.Doc;
  #snapshot: Uint8Array | null = null;
  #since: Uint8Array[] = [];
  #sinceBytes = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** A change was applied to the document. */
  add(update: Uint8Array): void {
    if (!this.#snapshot) return;
    this.#since.push(update);
    this.#sinceBytes += update.length;
    if (this.#sinceBytes > Math.max(AT_LEAST, this.#snapshot.length * SHARE)) this.#snapshot = null;
  }

  /** One or two updates that make the document, to be applied in this order. The same objects for all who ask. */
  updates(): readonly Uint8Array[] {
    if (!this.#snapshot) {
      this.#snapshot = Y.encodeStateAsUpdate(this.#doc);
      this.#since = [];
      this.#sinceBytes = 0;
    }
    if (this.#since.length > 1) this.#since = [Y.mergeUpdates(this.#since)];
    return [this.#snapshot, ...this.#since];
  }
}
