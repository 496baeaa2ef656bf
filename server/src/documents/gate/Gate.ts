import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import { emptyDocument, refusalOfChanges, type Shape } from './shape.ts';
import { type Clocks, readUpdate } from './structs.ts';

export type Admission =
  /** `changes` is what the update brings, encoded anew; null when all of it was known. */
  | { readonly ok: true; readonly changes: Uint8Array | null }
  | { readonly ok: false; readonly reason: Refusal };

/**
 * The gate of one document. What passes reading is tried on a copy of the document that nobody sees, because an
 * update that throws has often changed the document already. When the try fails, the copy is thrown away and the
 * document itself was never touched.
 */
export class Gate {
  readonly #shape: Shape;
  readonly #admitted: () => readonly Uint8Array[];
  #copy: Y.Doc;
  #known: Clocks;
  /** Who wrote first as a client of Yjs, since this document was loaded. */
  readonly #writers = new Map<number, string>();

  /** @param admitted everything that was let in so far, as updates: what the copy is made from */
  constructor(shape: Shape, admitted: () => readonly Uint8Array[]) {
    this.#shape = shape;
    this.#admitted = admitted;
    this.#copy = this.#makeCopy();
    this.#known = clocksOf(this.#copy);
  }

  /**
   * Lets an update in, or not. What is new in it may only go on where `writer` began: in the name of somebody else's
   * client it would take the numbers of what that client says next, which would then count as known and be lost.
   */
  admit(update: Uint8Array, writer: string): Admission {
    const outcome = readUpdate(update, this.#known, this.#shape);
    if (!outcome.ok) return outcome;
    const { news, deletes } = outcome.read;
    if (news.size === 0 && !deletes) return { ok: true, changes: null };
    for (const client of news.keys()) {
      if ((this.#writers.get(client) ?? writer) !== writer) return { ok: false, reason: 'notAllowed' };
    }
    const admission = this.#tryOut(update);
    if (admission.ok) {
      for (const [client, clock] of news) {
        this.#known.set(client, clock);
        this.#writers.set(client, writer);
      }
    } else {
      this.#copy.destroy();
      this.#copy = this.#makeCopy();
      this.#known = clocksOf(this.#copy);
    }
    return admission;
  }

  close(): void {
    this.#copy.destroy();
  }

  #tryOut(update: Uint8Array): Admission {
    const copy = this.#copy;
    let changes: Uint8Array | null = null;
    let refusal: Refusal | null = null;
    const onUpdate = (bytes: Uint8Array): void => {
      changes = changes === null ? bytes : Y.mergeUpdates([changes, bytes]);
    };
    const onTransaction = (transaction: Y.Transaction): void => {
      refusal ??= refusalOfChanges(this.#shape, transaction);
    };
    copy.on('update', onUpdate);
    copy.on('afterTransaction', onTransaction);
    try {
      Y.applyUpdate(copy, update);
    } catch {
      refusal = 'malformed';
    } finally {
      copy.off('update', onUpdate);
      copy.off('afterTransaction', onTransaction);
    }
    if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) refusal ??= 'malformed';
    return refusal === null ? { ok: true, changes } : { ok: false, reason: refusal };
  }

  #makeCopy(): Y.Doc {
    const copy = emptyDocument(this.#shape);
    for (const update of this.#admitted()) Y.applyUpdate(copy, update);
    return copy;
  }
}

function clocksOf(doc: Y.Doc): Clocks {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}
