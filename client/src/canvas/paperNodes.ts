import { PAPER, type Wheel } from '@verbindbord/shared/map/wheel.ts';
import { BY_STYLE_SHEET, type CardNode } from './boardToNodes.ts';
import type { SheetNode } from './flipchart/SheetPaper.tsx';
import type { FocusGroup } from './focusOrder.ts';
import type { WheelNode } from './map/WheelPaper.tsx';
import type { ParkingNode } from './parking/ParkingPaper.tsx';
import type { Rect } from './rect.ts';
import type { WorldLayout } from './world.ts';

export type AnyNode = CardNode | SheetNode | WheelNode | ParkingNode;

interface Printed {
  readonly wheel: Wheel;
  readonly ringLabels: number | null;
  readonly letters: { readonly name: number; readonly driver: number };
  readonly counts: { readonly parties: number; readonly connections: number };
  readonly canWrite: boolean;
}

/** Puts the papers between the cards: each before what lies on it, as it is read. */
export function paperNodes(
  layout: WorldLayout,
  groups: readonly FocusGroup[],
  { wheel, ringLabels, letters, counts, canWrite }: Printed,
): (cards: readonly CardNode[]) => AnyNode[] {
  const of = layout.sheets.length;
  const sheets = layout.sheets.map((sheet, index): SheetNode => {
    const data = { layout: sheet, number: index + 1, of, canWrite };
    return { ...base(`sheet:${sheet.sheet.id}`, sheet), type: 'sheet', data };
  });
  const map: WheelNode = {
    ...base('map', PAPER),
    type: 'wheel',
    data: { wheel, ringLabels, letters, counts, isEditable: canWrite },
  };
  const parking: ParkingNode = {
    ...base('parking', layout.parking),
    type: 'parkingLot',
    data: { count: layout.parking.cards.length },
  };
  const groupOf = new Map(groups.flatMap(({ id, cards }) => cards.map((card) => [card, id] as const)));
  return (cards) => {
    const byPaper = Map.groupBy(cards, ({ id }) => {
      const group = groupOf.get(id) ?? '';
      return group.startsWith('domain:') ? 'map' : group;
    });
    return [...sheets, map, parking].flatMap((paper) => [paper, ...(byPaper.get(paper.id) ?? [])]);
  };
}

function base(id: string, { x, y, width, height }: Rect) {
  return {
    id,
    position: { x, y },
    width,
    height,
    measured: { width, height },
    draggable: false,
    style: BY_STYLE_SHEET,
  };
}
