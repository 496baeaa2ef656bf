import { type Line, readWorksheet } from '@verbindbord/shared/board/worksheet.ts';
import type { DocumentRef } from '@verbindbord/shared/session/permissions.ts';
import { type Refused, refuse } from '@verbindbord/shared/session/refusals.ts';
import * as Y from 'yjs';
import type { Documents } from '../documents/Documents.ts';
import type { Written } from '../documents/gate/Gate.ts';
import type { KeepRow, LiveDocument, OwnWork } from '../documents/LiveDocument.ts';

/** What a session does itself with its documents. */
export interface SessionDocuments {
  /**
   * Writes on the board of a session as the server; `keep` puts it on disk, and is not called when there is nothing to
   * write. Rejects when that fails.
   */
  readonly writeBoard: (
    code: string,
    make: (board: Written) => OwnWork | null,
    keep: KeepRow,
  ) => Promise<Refused | undefined>;
  /** Reads the board as far as it was let in; null when it takes nothing, because it is damaged. */
  readonly readBoard: <T>(code: string, read: (board: Written) => T) => Promise<T | null>;
  /** The lines of a worksheet, with all that has come in of it; null when it cannot be read. */
  readonly readLines: (code: string, pair: string) => Promise<readonly Line[] | null>;
  /** What somebody made who was put out, as it was kept; null when it cannot be read any more. */
  readonly readRemoved: (code: string, work: string) => Promise<Uint8Array | null>;
}

export function sessionDocuments(documents: Documents): SessionDocuments {
  async function opened<T>(
    code: string,
    document: DocumentRef,
    use: (live: LiveDocument) => T | Promise<T>,
  ): Promise<T | null> {
    const live = await documents.open(code, document);
    if (!live) return null;
    try {
      return await use(live);
    } finally {
      void documents.release(live);
    }
  }
  const writeBoard: SessionDocuments['writeBoard'] = async (code, make, keep) => {
    const written = await opened(code, { kind: 'board' }, async (live) => ({
      refused: await live.writeOwn(make, keep),
    }));
    if (!written) return refuse('damaged');
    // It was written anew between opening and writing.
    return written.refused?.reason === 'renewed' ? writeBoard(code, make, keep) : written.refused;
  };
  return {
    writeBoard,
    readBoard: (code, read) => opened(code, { kind: 'board' }, ({ written }) => written && read(written)),
    readLines: (code, pair) =>
      opened(code, { kind: 'pair', pair }, async (live) => {
        await live.flush();
        return readWorksheet(live.doc);
      }),
    readRemoved: (code, work) => documents.read(code, { kind: 'removed', work }, Y.encodeStateAsUpdate),
  };
}
