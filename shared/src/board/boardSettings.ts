import type * as Y from 'yjs';
import type { LensContent } from '../content/lens.ts';
import { isSectors, type Sectors } from '../map/sectors.ts';
import { asElection, asLensContent, type Election } from './election.ts';
import { composed, type FieldRules, label, nullable, only, sinceLater } from './fields.ts';
import { LIMITS } from './limits.ts';
import { setField, settingsOf } from './roots.ts';

/** What holds for the board as a whole. */
export interface BoardSettings {
  /** The case in the middle of the map. */
  readonly caseTitle: string;
  /** How wide each sector lies; null for six equal ones. Changed only by *verdeel opnieuw*. */
  readonly sectors: Sectors | null;
  /** The election of the lens; null as long as nobody named one. */
  readonly election: Election | null;
  /** What the lens does half a year before it, and just after; null for what it does as it comes. */
  readonly lensBefore: LensContent | null;
  readonly lensAfter: LensContent | null;
}

export const SETTINGS_FIELDS: FieldRules<BoardSettings> = {
  caseTitle: label(LIMITS.title),
  sectors: nullable(composed(asSectors)),
  election: sinceLater(nullable(composed(asElection)), null),
  lensBefore: sinceLater(nullable(composed(asLensContent)), null),
  lensAfter: sinceLater(nullable(composed(asLensContent)), null),
};

/** Before anybody set anything. */
export const NO_SETTINGS: BoardSettings = {
  caseTitle: '',
  sectors: null,
  election: null,
  lensBefore: null,
  lensAfter: null,
};

export function readBoardSettings(doc: Y.Doc): BoardSettings {
  const settings = settingsOf(doc);
  const caseTitle = settings.get('caseTitle');
  return {
    caseTitle: typeof caseTitle === 'string' ? caseTitle : '',
    sectors: asSectors(settings.get('sectors')),
    election: asElection(settings.get('election')),
    lensBefore: asLensContent(settings.get('lensBefore')),
    lensAfter: asLensContent(settings.get('lensAfter')),
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

/** The election and what the lens does, as the group has it. */
export type LensSettings = Pick<BoardSettings, 'election' | 'lensBefore' | 'lensAfter'>;

/** Sets what is given and not so already: two who change different parts keep both. */
export function changeLens(doc: Y.Doc, given: Partial<LensSettings>): void {
  const before = readBoardSettings(doc);
  for (const [name, value] of Object.entries(given)) {
    if (JSON.stringify(before[name as keyof LensSettings]) !== JSON.stringify(value)) {
      settingsOf(doc).set(name, value);
    }
  }
}
