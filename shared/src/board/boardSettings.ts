import type * as Y from 'yjs';
import { isSectors, type Sectors } from '../map/sectors.ts';
import { composed, type FieldRules, label, only } from './fields.ts';
import { LIMITS } from './limits.ts';
import { setField, settingsOf } from './roots.ts';

/** What holds for the board as a whole. */
export interface BoardSettings {
  /** The case in the middle of the map. */
  readonly caseTitle: string;
  /** How wide each sector lies; null for six equal ones. Changed only by *verdeel opnieuw*. */
  readonly sectors: Sectors | null;
}

export const SETTINGS_FIELDS: FieldRules<BoardSettings> = {
  caseTitle: label(LIMITS.title),
  sectors: composed(asSectors),
};

export function readBoardSettings(doc: Y.Doc): BoardSettings {
  const settings = settingsOf(doc);
  const caseTitle = settings.get('caseTitle');
  return {
    caseTitle: typeof caseTitle === 'string' ? caseTitle : '',
    sectors: asSectors(settings.get('sectors')),
  };
}

function asSectors(value: unknown): Sectors | null {
  return isSectors(value) ? only(value, ['start', 'angles']) : null;
}

export function setCaseTitle(doc: Y.Doc, title: string): void {
  setField(settingsOf(doc), 'caseTitle', title);
}

export function setSectors(doc: Y.Doc, sectors: Sectors): void {
  settingsOf(doc).set('sectors', sectors);
}
