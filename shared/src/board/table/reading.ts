import type { DomainId, DriverId, RingId, SeatId } from '../../content/domains.ts';
import type { Shifts, Stakeholder } from '../stakeholder.ts';
import type { Column, ColumnField } from './columns.ts';

/** The fields of a stakeholder that are words of people. */
export type ProposalText = Exclude<
  keyof Stakeholder,
  keyof Shifts | 'id' | 'place' | 'seat' | 'origin' | 'mergedInto'
>;

/** A stakeholder as a row of a table proposes it: everything but the exact spot on the map. */
export interface Proposal extends Readonly<Record<ProposalText, string>> {
  /** Null when the row does not tell and somebody has to choose. */
  readonly domain: DomainId | null;
  /** A driver of the domain; null with the domain. */
  readonly driver: DriverId | null;
  readonly ring: RingId;
  readonly seat: SeatId;
}

export type DoubtReason =
  /** Written a little differently, shortened, or one of several values: `guess` is what was taken. */
  | 'guessed'
  /** Not a word that is known here; a default was taken and the value is in the notes. */
  | 'unknown'
  /** The cell is empty while others in this column are not. */
  | 'empty'
  /** The driver belongs to another domain; the first driver of the domain was taken, the value is in the notes. */
  | 'otherDomain'
  /** Longer than fits; the whole value is in the notes, or here when the notes are full. */
  | 'tooLong';

/** One thing in a row that somebody should look at. */
export interface Doubt {
  readonly field: ColumnField;
  readonly reason: DoubtReason;
  /** The value as it stands in the table, whole. */
  readonly value: string;
  readonly guess: DomainId | DriverId | RingId | SeatId | null;
}

export type DuplicateOf =
  | { readonly kind: 'board'; readonly id: string }
  /** An earlier line of the same table. */
  | { readonly kind: 'line'; readonly line: number };

export interface RowReading {
  /** The line of the text that the row begins on, from 1. */
  readonly line: number;
  readonly proposal: Proposal;
  readonly doubts: readonly Doubt[];
  readonly duplicateOf: DuplicateOf | null;
}

/** A row that proposes no stakeholder, with its text and why. */
export interface LeftRow {
  readonly line: number;
  readonly reason: 'noName' | 'aboveHeadings' | 'otherKind';
  readonly text: string;
}

/** What a table holds for the map. Every text of the table is in a proposal, a doubt, a left row or a heading. */
export interface TableReading {
  readonly columns: readonly Column[];
  readonly hasHeadings: boolean;
  readonly rows: readonly RowReading[];
  readonly left: readonly LeftRow[];
}
