import { type Box, BoxGrid, overlap } from '@verbindbord/shared/map/boxes.ts';
import { narrowWidth } from '@verbindbord/shared/map/lettering.ts';
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
  /** One line, or two where one has no room. */
  readonly lines: readonly string[];
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
}

/** Height of a line, in letter heights. */
const LINE = 1.15;

interface Measures {
  /** World units: the size of the letters and half the size of a seat. */
  readonly fontSize: number;
  readonly radius: number;
  /** How far from the middle names may come, as a share of the radius. */
  readonly edge: number;
}

/**
 * The names that fit when only seats are drawn: beside, above or under their seat, touching no seat, no other
 * name and not the case, and staying inside the rings. The heaviest first.
 */
export function farNames(
  seats: readonly NamedSeat[],
  hub: Box,
  wheel: Wheel,
  { fontSize, radius, edge }: Measures,
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
    for (const lines of divisions(name)) {
      const width = Math.max(...lines.map((line) => narrowWidth(line, fontSize))) * 1.04;
      const height = lines.length * fontSize * LINE;
      const spot = spotsAround(middle, width, height, radius, fontSize).find((at) =>
        isFree(boxOf(at, width, height), taken, wheel, edge),
      );
      if (!spot) continue;
      taken.add(boxOf(spot, width, height));
      names.push({ id, lines, ...spot });
      break;
    }
  }
  return names;
}

/** Beside the seat, above and under it, and at its corners. */
function spotsAround(
  { x, y }: Point,
  width: number,
  height: number,
  radius: number,
  fontSize: number,
): readonly Point[] {
  const beside = radius + width / 2 + fontSize * 0.3;
  const above = radius + height / 2 + fontSize * 0.1;
  const corner = radius * 0.7 + width / 2;
  return [
    { x: x + beside, y },
    { x: x - beside, y },
    { x, y: y - above },
    { x, y: y + above },
    { x: x + corner, y: y - above },
    { x: x - corner, y: y - above },
    { x: x + corner, y: y + above },
    { x: x - corner, y: y + above },
  ];
}

/** A name on one line, and divided over two that are as equal as can be. */
function divisions(name: string): readonly (readonly string[])[] {
  const words = name.split(' ');
  const halves = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')])
    .sort((one, other) => longest(one) - longest(other));
  return [[name], ...halves.slice(0, 1)];
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function isFree(box: Box, taken: BoxGrid, wheel: Wheel, edge: number): boolean {
  const corners = [box.left, box.right].flatMap((x) => [box.top, box.bottom].map((y) => ({ x, y })));
  if (corners.some((corner) => wheel.polarOf(corner).reach > edge)) return false;
  return taken.sum(box, (other) => (overlap(box, other) ? 1 : 0), 1) === 0;
}

function boxOf({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
