import type { Place } from '@verbindbord/shared/map/place.ts';
import type { Point, Wheel } from '@verbindbord/shared/map/wheel.ts';
import type { CardSpot, ColumnLayout, SheetLayout } from './flipchart/layOutSheets.ts';
import { contains, type Rect } from './rect.ts';
import type { WorldLayout } from './world.ts';

export type CardKind = 'stakeholder' | 'note' | 'parked';

/** The card that is carried. */
export interface Carried {
  readonly kind: CardKind;
  readonly id: string;
}

/** Where on the flip chart: a group, or loose (null), before the notes with a higher order. */
export interface SheetPlace {
  readonly sheet: string;
  readonly cluster: string | null;
  readonly order: number;
}

/** What letting go means. 'none' is back to where it was. */
export type Act =
  | { readonly act: 'none' }
  | { readonly act: 'toMap'; readonly card: Carried; readonly place: Place }
  | { readonly act: 'toSheet'; readonly card: Carried; readonly to: SheetPlace }
  | { readonly act: 'park'; readonly card: Carried };

/** What letting go means, with the part of the board that should light up; null where nothing needs to. */
export interface Drop {
  readonly act: Act;
  readonly target: Rect | null;
}

const NOWHERE: Drop = { act: { act: 'none' }, target: null };

/** The meaning of letting a card go with its middle at a point of the world. */
export function dropMeaning(card: Carried, point: Point, layout: WorldLayout, wheel: Wheel): Drop {
  if (contains(layout.parking, point)) {
    return card.kind === 'parked' ? NOWHERE : { act: { act: 'park', card }, target: layout.parking };
  }
  const sheet = layout.sheets.find((candidate) => contains(candidate, point));
  if (sheet !== undefined) return dropOnSheet(card, point, sheet);
  const place = wheel.placeAt(point);
  if (place === null) return NOWHERE;
  return { act: { act: 'toMap', card, place }, target: card.kind === 'stakeholder' ? null : layout.map };
}

function dropOnSheet(card: Carried, point: Point, sheet: SheetLayout): Drop {
  const column = columnAt(sheet, point);
  const to = {
    sheet: sheet.sheet.id,
    cluster: column?.cluster?.id ?? null,
    order: orderAt(column, point, card.id, sheet),
  };
  const target = column !== null && (column.cluster !== null || column.headed) ? column : sheet;
  return { act: { act: 'toSheet', card, to }, target };
}

/** The column under a point: its whole width with half of the gap, from its heading down. */
function columnAt(sheet: SheetLayout, { x, y }: Point): ColumnLayout | null {
  const under = sheet.columns.filter(
    (column) => x >= column.x - 12 && x < column.x + column.width + 12 && y >= column.y - 16,
  );
  // Of columns above each other the lowest that begins above the point.
  return under.at(-1) ?? null;
}

/** Between the two notes that the point lies between. */
function orderAt(column: ColumnLayout | null, point: Point, carried: string, sheet: SheetLayout): number {
  const others = (column?.notes ?? []).filter(({ id }) => id !== carried);
  const below = others.find((note) => middle(note) > point.y);
  const above = others.findLast((note) => middle(note) <= point.y);
  if (below === undefined) {
    const all = sheet.columns.flatMap(({ notes }) => notes).filter(({ id }) => id !== carried);
    return Math.max(0, ...all.map(({ order }) => order)) + 1;
  }
  return above === undefined ? below.order - 1 : (above.order + below.order) / 2;
}

function middle(spot: CardSpot): number {
  return spot.y + spot.height / 2;
}
