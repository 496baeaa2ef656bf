import * as Y from 'yjs';
import { Places } from './places.ts';
import { emptyDocument, type Shape } from './shape.ts';

/**
 * A document of everything that was let in, that nobody sees: it is some moments ahead of what is on disk. What
 * passes the gate is applied here first, because an update that throws has often changed the document already.
 */
export class Copy {
  readonly doc: Y.Doc;
  readonly places: Places;

  constructor(shape: Shape, updates: readonly Uint8Array[]) {
    this.doc = emptyDocument(shape);
    for (const update of updates) Y.applyUpdate(this.doc, update);
    this.places = new Places(this.doc, shape);
  }

  /** What the update changes, encoded anew; null when that is nothing. Throws for one that cannot be applied whole. */
  apply(update: Uint8Array): Uint8Array | null {
    const { doc } = this;
    const roots = doc.share.size;
    let changes: Uint8Array | null = null;
    const onUpdate = (bytes: Uint8Array): void => {
      changes = changes === null ? bytes : Y.mergeUpdates([changes, bytes]);
    };
    doc.on('update', onUpdate);
    try {
      Y.applyUpdate(doc, update);
    } finally {
      doc.off('update', onUpdate);
    }
    const { pendingStructs, pendingDs } = doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error('An update waits for what is not there.');
    if (doc.share.size !== roots) throw new Error('An update made a new root.');
    return changes;
  }

  destroy(): void {
    this.doc.destroy();
  }
}
