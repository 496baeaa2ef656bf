import { BOARD_SCHEMA } from '@verbindbord/shared/board/schema.ts';
import * as Y from 'yjs';
import { emptyDocument } from '../documents/gate/shape.ts';

/** What an act changes on a board, as an update; null for nothing. The board itself has it when it is on disk. */
export function boardChange(board: Y.Doc, act: (copy: Y.Doc) => void): Uint8Array | null {
  const copy = emptyDocument(BOARD_SCHEMA);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(board));
  let change: Uint8Array | null = null;
  copy.on('update', (update: Uint8Array) => {
    change = update;
  });
  copy.transact(() => act(copy));
  copy.destroy();
  return change;
}
