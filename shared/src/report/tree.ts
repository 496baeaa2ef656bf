import type { Block, Item } from '../activities/blocks.ts';
import type { LensMoment } from '../content/lens.ts';
import type { Language } from '../content/localized.ts';
import type { Sectors } from '../map/sectors.ts';
import type { MapCard, MapConnection } from '../map/svg/renderMap.ts';

/** What somebody chose for this report. */
export interface ReportOptions {
  /** The names of who took part; otherwise only how many there were. */
  readonly names: boolean;
  /** Assumptions and emotions about stakeholders. */
  readonly assumptions: boolean;
}

export const DEFAULT_OPTIONS: ReportOptions = { names: false, assumptions: false };

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Chapter {
  readonly id: string;
  /** From 1, as printed before the title. */
  readonly number: number;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What the map figure shows: numbers are positions in `cards`, from 1, and the same as in the tables. */
export interface ReportMap {
  readonly caseTitle: string;
  readonly sectors: Sectors;
  readonly cards: readonly MapCard[];
  readonly connections: readonly MapConnection[];
}

/** Something that is on purpose not in this report. */
export interface Omission {
  readonly what: string;
  readonly why: string;
}

/** The report of one session. Every format is drawn from this tree and from nothing else. */
export interface Report {
  readonly language: Language;
  readonly title: string;
  /** What kind of document this is, above the title. */
  readonly kicker: string;
  /** For the front page. */
  readonly facts: readonly Fact[];
  readonly map: ReportMap;
  /** The map at other moments, as far as the group looked at them. */
  readonly lens: Readonly<Partial<Record<LensMoment, ReportMap>>>;
  readonly chapters: readonly Chapter[];
  readonly omitted: readonly Omission[];
  /** Notes that were left out of it by hand: for data, which has everything. */
  readonly leftOut: readonly Item[];
}
