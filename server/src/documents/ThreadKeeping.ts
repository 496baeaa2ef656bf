import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import type { StoredDocument } from '../storage/store.ts';
import { Thread } from '../Thread.ts';
import type { Keeping, Renewed } from './keeping.ts';

const IDLE_MS = 60_000;

/** Keeping by a thread of its own, one document after the other. */
export class ThreadKeeping implements Keeping {
  readonly #thread = new Thread(new URL('./keepingThread.ts', import.meta.url), null, IDLE_MS);

  snapshot(stored: StoredDocument, document: DocumentRef): Promise<Uint8Array> {
    return this.#thread.call('snapshot', [needed(stored), document]);
  }

  renew(stored: StoredDocument, document: DocumentRef, always: boolean): Promise<Renewed> {
    return this.#thread.call('renew', [needed(stored), document, always]);
  }

  /** Leaves undone what is not done yet. */
  close(): Promise<void> {
    return this.#thread.stop();
  }
}

/** The newest snapshot and the rows after it, when it is good: no more than that goes over to the thread. */
function needed(stored: StoredDocument): StoredDocument {
  const [newest] = stored.snapshots;
  if (!newest?.sound || newest.epoch !== stored.epoch) return stored;
  return { ...stored, snapshots: [newest], rows: stored.rows.filter(({ seq }) => seq > newest.seq) };
}
