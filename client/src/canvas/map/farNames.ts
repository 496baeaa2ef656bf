import { type Box, BoxGrid, overlap } from '@verbindbord/shared/map/boxes.ts';
import { narrowWidth } from '@verbindbord/shared/map/lettering.ts';
import { RIM_EDGE } from '@verbindbord/shared/map/place.ts';
import type { Point, Wheel } from '@verbindbord/shared/map/wheel.ts';

/** A seat on the map with the name that could stand beside it. */
export interface NamedSeat {
  readonly id: string;
  readonly name: string;
  readonly middle: Point;
  /** Of two names that are in each other's way the heavier one stays. */
  readonly weight: number;
}

export interface FarName {
  readonly id: string;
  readonly name: string;
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
}

interface Measures {
  /** World units: the size of the letters and half the size of a seat. */
  readonly fontSize: number;
  readonly radius: number;
}

/**
 * The names that fit when only seats are drawn: beside, above or under their seat, touching no seat, no other
 * name and not the case, and staying inside the rings. The heaviest first.
 */
export function farNames(
  seats: readonly NamedSeat[],
  hub: Box,
  wheel: Wheel,
  { fontSize, radius }: Measures,
): readonly FarName[] {
  const taken = new BoxGrid();
  taken.add(hub);
  for (const { middle } of seats) taken.add(boxOf(middle, 2 * radius, 2 * radius));
  const names: FarName[] = [];
  const byWeight = [...seats].sort(
    (one, other) =>
      other.weight - one.weight || one.name.length - other.name.length || (one.id < other.id ? -1 : 1),
  );
  for (const { id, name, middle } of byWeight) {
    const width = narrowWidth(name, fontSize) * 1.04;
    const height = fontSize * 1.15;
    const beside = radius + width / 2 + fontSize * 0.3;
    const above = radius + height / 2 + fontSize * 0.1;
    const spots = [
      { x: middle.x + beside, y: middle.y },
      { x: middle.x - beside, y: middle.y },
      { x: middle.x, y: middle.y - above },
      { x: middle.x, y: middle.y + above },
    ];
    const spot = spots.find((at) => isFree(boxOf(at, width, height), taken, wheel));
    if (!spot) continue;
    taken.add(boxOf(spot, width, height));
    names.push({ id, name, ...spot });
  }
  return names;
}

function isFree(box: Box, taken: BoxGrid, wheel: Wheel): boolean {
  const corners = [box.left, box.right].flatMap((x) => [box.top, box.bottom].map((y) => ({ x, y })));
  if (corners.some((corner) => wheel.polarOf(corner).reach > RIM_EDGE)) return false;
  return taken.sum(box, (other) => (overlap(box, other) ? 1 : 0), 1) === 0;
}

function boxOf({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
