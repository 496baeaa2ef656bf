import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import * as Y from 'yjs';
import type { StoredDocument, Writer } from '../storage/store.ts';
import { isOvergrown, rewrite } from './compaction.ts';
import { shapeOf } from './gate/shape.ts';
import { restore, verifiedSnapshot } from './restore.ts';

/** A document written anew; or why it was not worth it: it has no more bytes than these. */
export type Renewed =
  | {
      readonly kind: 'anew';
      readonly bytes: Uint8Array;
      readonly retired: ReadonlyMap<number, number>;
      readonly writers: readonly Writer[];
    }
  | { readonly kind: 'small'; readonly size: number };

/**
 * What is made of a document as it stands on disk. It takes a good part of a second for a large board, in which
 * nobody should have to wait: the server has it done by a thread of its own.
 */
export interface Keeping {
  /** The whole document as one update, proven to load as what it was made of. */
  readonly snapshot: (stored: StoredDocument, document: DocumentRef) => Promise<Uint8Array>;
  /**
   * The document as the base of a new epoch, proven to say the same.
   *
   * @param always also when it has not become much larger than what it says
   */
  readonly renew: (stored: StoredDocument, document: DocumentRef, always: boolean) => Promise<Renewed>;
}

/** Keeping in the thread that asks. */
export const plainKeeping: Keeping = {
  snapshot: async (stored, document) => {
    const doc = wholeOf(stored, document);
    const bytes = verifiedSnapshot(doc, shapeOf(document));
    doc.destroy();
    return bytes;
  },

  renew: async (stored, document, always) => {
    const shape = shapeOf(document);
    const doc = wholeOf(stored, document);
    const size = Y.encodeStateAsUpdate(doc).length;
    if (!always && !isOvergrown(doc, shape, size)) return { kind: 'small', size };
    const { doc: anew, ...rewritten } = rewrite(doc, shape, stored.retired, authorsToKeep(stored, document));
    anew.destroy();
    doc.destroy();
    return { kind: 'anew', ...rewritten };
  },
};

/** Of the board alone somebody's work can be taken away; of worksheets nobody needs to know who wrote what. */
function authorsToKeep({ writers }: StoredDocument, { kind }: DocumentRef): readonly Writer[] {
  return kind === 'board' ? writers : [];
}

function wholeOf(stored: StoredDocument, document: DocumentRef): Y.Doc {
  const restored = restore(stored, shapeOf(document));
  if (restored.kind !== 'whole')
    throw new Error(`What is on disk of a document can only be read ${restored.kind}.`);
  return restored.doc;
}
