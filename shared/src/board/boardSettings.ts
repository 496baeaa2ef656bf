import type * as Y from 'yjs';
import { isSectors, type Sectors } from '../map/sectors.ts';
import { settingsOf } from './roots.ts';

/** What holds for the board as a whole. */
export interface BoardSettings {
  /** The case in the middle of the map. */
  readonly caseTitle: string;
  /** How wide each sector lies; null for six equal ones. Changed only by *verdeel opnieuw*. */
  readonly sectors: Sectors | null;
}

export function readBoardSettings(doc: Y.Doc): BoardSettings {
  const settings = settingsOf(doc);
  const caseTitle = settings.get('caseTitle');
  const sectors = settings.get('sectors');
  return {
    caseTitle: typeof caseTitle === 'string' ? caseTitle : '',
    sectors: isSectors(sectors) ? sectors : null,
  };
}

export function setCaseTitle(doc: Y.Doc, title: string): void {
  settingsOf(doc).set('caseTitle', title);
}

export function setSectors(doc: Y.Doc, sectors: Sectors): void {
  settingsOf(doc).set('sectors', sectors);
}
