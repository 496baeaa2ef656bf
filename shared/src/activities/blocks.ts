import type { Connection } from '../board/connection.ts';
import type { Note } from '../board/note.ts';
import type { Board } from '../board/readBoard.ts';
import type { Kind } from '../board/roots.ts';
import type { Sheet } from '../board/sheet.ts';
import type { DomainId, SeatId } from '../content/domains.ts';
import type { MomentId } from '../content/lens.ts';
import type { Language, Localized } from '../content/localized.ts';
import type { BallotResult } from './ballot/result.ts';

/** What a thing on the board says besides its own text; in this order where there are columns for all of them. */
export const DETAILS = [
  'organisation',
  'person',
  'role',
  'domain',
  'driver',
  'ring',
  'seat',
  'interest',
  'standpoint',
  'represents',
  'mandate',
  'assumptions',
  'notes',
  'from',
  'to',
  'wished',
  'strengthNow',
  'strengthWanted',
  'ties',
  'obstacle',
  'boundaries',
  'nextStep',
  'sheet',
  'cluster',
  'mergedInto',
  'merged',
  'about',
  'comments',
  'reason',
  'table',
  'owner',
  'due',
  'followUp',
  'original',
  'leftOut',
  'placeBefore',
  'whyBefore',
  'placeAfter',
  'whyAfter',
  'lensBefore',
  'lensAfter',
] as const;
export type Detail = (typeof DETAILS)[number];

/** One thing of the board in the report, in the words of the report's language. */
export interface Item {
  readonly kind: Kind;
  readonly id: string;
  /** Its own words: what a note says, the name of a stakeholder. Can be empty. */
  readonly text: string;
  /** Only what is filled in. */
  readonly details: Readonly<Partial<Record<Detail, string>>>;
  /** Where it came from ('tweetal 4: Samira en Bram'), or empty. */
  readonly source: string;
  /** Its sign on the map figure; null for what does not lie on the map. */
  readonly seat: { readonly number: number; readonly domain: DomainId; readonly seat: SeatId } | null;
  /**
   * What a parked issue hides for as long as it is parked: the note or stakeholder with its connections. And the notes
   * or stakeholders that were merged into this one, and what was said of it.
   */
  readonly behind: readonly Item[];
}

/** A column of a table; several details share one when they are read together ('Domein, driver'). */
export type Column = readonly ('number' | 'text' | Detail)[];

/**
 * What a chapter of the report is made of; every renderer knows these and nothing else. A renderer shows all
 * details of an item, those that have no column of their own too.
 */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string }
  /** Texts that belong to the programme, not to somebody: questions. */
  | { readonly type: 'lines'; readonly numbered: boolean; readonly lines: readonly string[] }
  /** Away from the sheets that they hang on (`isElsewhere`) notes say which those are. */
  | { readonly type: 'items'; readonly items: readonly Item[]; readonly isElsewhere?: true }
  /** A part with a heading. `item` is the thing that the heading is: a sheet or a group. */
  | {
      readonly type: 'section';
      readonly title: string;
      readonly item: Item | null;
      readonly blocks: readonly Block[];
    }
  | {
      readonly type: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly items: readonly Item[];
      /** What has no column here is told elsewhere. */
      readonly isPart?: true;
    }
  /** The map with its numbered seats; the table that follows has the names. The legend says what signs mean. */
  | {
      readonly type: 'map';
      /** The moment that it shows, of the election lens. */
      readonly moment: MomentId;
      readonly caption: string;
      readonly legend: string;
      readonly description: string;
    };

/** What a step has to make its chapter of. The report hands it over, so that activities need not know the report. */
export interface ChapterMaterial {
  readonly board: Board;
  /** How many pairs have worked in this round. */
  readonly pairs: number;
  /** What the ballot of a step came to, round by round; empty as long as nothing of it is revealed. */
  readonly results: (step: string) => readonly BallotResult[];
  readonly language: Language;
  readonly say: (text: Localized) => string;
  /** A sheet of the flip chart with its groups and notes. */
  readonly sheet: (sheet: Sheet) => Block;
  readonly note: (note: Note) => Item;
  readonly connection: (connection: Connection) => Item;
  /** The map as a figure and as tables. */
  readonly map: () => readonly Block[];
}
