import { AREAS, type Area } from '@verbindbord/shared/activities/activity.ts';
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
  readonly letters: { readonly name: number; readonly driver: number | null };
  readonly counts: { readonly parties: number; readonly connections: number };
  readonly canWrite: boolean;
  /** Sheets on which nothing changes now. */
  readonly closed: ReadonlySet<string>;
  /** The area that the group is at: it comes first, and only its sheets can be written on. */
  readonly area: Area;
}

/** Puts the papers between the cards: each before what lies on it, as it is read; first where the group is. */
export function paperNodes(
  layout: WorldLayout,
  groups: readonly FocusGroup[],
  { wheel, ringLabels, letters, counts, canWrite, closed, area }: Printed,
): (cards: readonly CardNode[]) => AnyNode[] {
  const of = layout.sheets.length;
  const sheets = layout.sheets.map((sheet, index): SheetNode => {
    const isOpen = canWrite && area === 'flipChart' && !closed.has(sheet.sheet.id);
    const data = { layout: sheet, number: index + 1, of, canWrite: isOpen };
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
  const byArea: Readonly<Record<Area, readonly (SheetNode | WheelNode | ParkingNode)[]>> = {
    flipChart: sheets,
    map: [map],
    parking: [parking],
  };
  const papers = [
    ...byArea[area],
    ...AREAS.filter((other) => other !== area).flatMap((other) => byArea[other]),
  ];
  const groupOf = new Map(groups.flatMap(({ id, cards }) => cards.map((card) => [card, id] as const)));
  return (cards) => {
    const byPaper = Map.groupBy(cards, ({ id }) => {
      const group = groupOf.get(id) ?? '';
      return group.startsWith('domain:') ? 'map' : group;
    });
    return papers.flatMap((paper) => [paper, ...(byPaper.get(paper.id) ?? [])]);
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
