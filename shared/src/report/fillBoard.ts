import type * as Y from 'yjs';
import { insert, KINDS, settingsOf, sharedText } from '../board/roots.ts';
import { BOARD_FIELDS } from '../board/schema.ts';
import type { ExportedBoard } from './exportFile.ts';

/** Puts an exported board, with its ids, on an empty one, in one change. */
export function fillBoard(doc: Y.Doc, exported: ExportedBoard): void {
  doc.transact(() => {
    for (const [name, value] of Object.entries(exported.settings)) {
      if (value !== null) settingsOf(doc).set(name, value);
    }
    for (const kind of KINDS) {
      const rules = BOARD_FIELDS[kind];
      for (const { id, ...fields } of exported[kind]) {
        const values = Object.entries(fields).map(([name, value]) => [
          name,
          rules[name]?.kind === 'text' && typeof value === 'string' ? sharedText(value) : value,
        ]);
        insert(doc, kind, id, Object.fromEntries(values));
      }
    }
  });
}
