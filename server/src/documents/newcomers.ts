import * as Y from 'yjs';
import { packLater } from './packed.ts';

/** Bytes of changes, as a share of the snapshot and at least, after which a new snapshot is made. */
const SHARE = 0.25;
const AT_LEAST = 16 * 1024;
/** Bytes of changes that are merged anew for each who comes in; a hall comes in while others go on. */
const FRESH = 2 * 1024;

/**
 * What a document has for who knows nothing of it yet, encoded once for a whole hall that comes in: a snapshot, what
 * came since, and the last of that.
 */
export class Newcomers {
  readonly #doc: Y.Doc;
  #snapshot: Uint8Array | null = null;
  #since: Uint8Array[] = [];
  #fresh: Uint8Array[] = [];
  #sinceBytes = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** A change was applied to the document. */
  add(update: Uint8Array): void {
    if (!this.#snapshot) return;
    this.#fresh.push(update);
    this.#sinceBytes += update.length;
    if (this.#sinceBytes > Math.max(AT_LEAST, this.#snapshot.length * SHARE)) this.#snapshot = null;
  }

  /** One to three updates that make the document, to be applied in this order. Mostly the same objects for all who ask. */
  updates(): readonly Uint8Array[] {
    const snapshot = this.#snapshot ?? this.#makeSnapshot();
    this.#fresh = merged(this.#fresh);
    if ((this.#fresh[0]?.length ?? 0) > FRESH) {
      this.#since = merged([...this.#since, ...this.#fresh]);
      this.#fresh = [];
    }
    return [snapshot, ...this.#since, ...this.#fresh];
  }

  #makeSnapshot(): Uint8Array {
    const snapshot = Y.encodeStateAsUpdate(this.#doc);
    packLater(snapshot);
    this.#snapshot = snapshot;
    this.#since = [];
    this.#fresh = [];
    this.#sinceBytes = 0;
    return snapshot;
  }
}

function merged(updates: Uint8Array[]): Uint8Array[] {
  return updates.length > 1 ? [Y.mergeUpdates(updates)] : updates;
}
