import type * as Y from 'yjs';
import { setCaseTitle } from './boardSettings.ts';
import { addSheet } from './sheet.ts';

/** What a new board starts with: the case in the middle and the sheets that the programme opens. */
export interface BoardSeed {
  readonly caseTitle: string;
  readonly sheets: readonly { readonly id: string; readonly title: string; readonly step: string }[];
}

/** Fills an empty board document, in one change. */
export function seedBoard(doc: Y.Doc, seed: BoardSeed): void {
  doc.transact(() => {
    setCaseTitle(doc, seed.caseTitle);
    seed.sheets.forEach((sheet, index) => {
      addSheet(doc, { ...sheet, order: index + 1 });
    });
  });
}
