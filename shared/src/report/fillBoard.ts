import type * as Y from 'yjs';
import { setCaseTitle, setSectors } from '../board/boardSettings.ts';
import { insert, KINDS, type Kind, sharedText } from '../board/roots.ts';
import { STAKEHOLDER_TEXTS } from '../board/stakeholder.ts';
import type { ExportedBoard } from './exportFile.ts';

/** The fields that people type in together, which therefore have to be shared texts again. */
const TEXTS: Readonly<Record<Kind, readonly string[]>> = {
  stakeholders: STAKEHOLDER_TEXTS,
  connections: ['obstacle'],
  notes: ['text'],
  clusters: [],
  sheets: [],
  parkedIssues: ['text', 'reason'],
};

/** Puts an exported board, with its ids, on an empty one, in one change. */
export function fillBoard(doc: Y.Doc, exported: ExportedBoard): void {
  doc.transact(() => {
    setCaseTitle(doc, exported.settings.caseTitle);
    if (exported.settings.sectors) setSectors(doc, exported.settings.sectors);
    for (const kind of KINDS) {
      for (const { id, ...fields } of exported[kind]) {
        const values = Object.entries(fields).map(([name, value]) => [
          name,
          TEXTS[kind].includes(name) && typeof value === 'string' ? sharedText(value) : value,
        ]);
        insert(doc, kind, id, Object.fromEntries(values));
      }
    }
  });
}
