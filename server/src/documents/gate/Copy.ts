import * as Y from 'yjs';
import type { Clock } from '../../clock.ts';
import { Places } from './places.ts';
import { Size } from './Size.ts';
import { emptyDocument, type Shape } from './shape.ts';

/**
 * A document of everything that was let in, that nobody sees: it is some moments ahead of what is on disk. What
 * passes the gate is applied here first, because an update that throws has often changed the document already.
 */
export class Copy {
  readonly doc: Y.Doc;
  readonly places: Places;
  readonly size: Size;

  constructor(shape: Shape, updates: readonly Uint8Array[], clock: Clock) {
    this.doc = emptyDocument(shape);
    for (const update of updates) Y.applyUpdate(this.doc, update);
    this.places = new Places(this.doc, shape);
    this.size = new Size(this.doc, clock);
  }

  /** Applies an update; throws for one that cannot be applied as a whole. */
  apply(update: Uint8Array): void {
    const { doc } = this;
    const roots = doc.share.size;
    Y.applyUpdate(doc, update);
    const { pendingStructs, pendingDs } = doc.store;
    if (pendingStructs !== null || pendingDs !== null)
      throw new Error('An update waits for what is not there.');
    if (doc.share.size !== roots) throw new Error('An update made a new root.');
  }

  /** The same, and gives what it changed, encoded anew; null when that is nothing. */
  applyNews(update: Uint8Array): Uint8Array | null {
    let changes: Uint8Array | null = null;
    const onUpdate = (bytes: Uint8Array): void => {
      changes = changes === null ? bytes : Y.mergeUpdates([changes, bytes]);
    };
    this.doc.on('update', onUpdate);
    try {
      this.apply(update);
    } finally {
      this.doc.off('update', onUpdate);
    }
    return changes;
  }

  destroy(): void {
    this.doc.destroy();
  }
}
