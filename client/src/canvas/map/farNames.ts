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
  /** What it covers: lines keep off it where they can. */
  readonly box: Box;
}

/** So much farther, in letter heights, must other seats be for a name to be clearly that of its own. */
const CLEARLY_NEARER = 0.4;
/** Shorter names stay on one line. */
const LONG_NAME = 10;
/** Height of a line, in letter heights. */
const LINE = 1.15;

/** A connection, as straight as the crow flies. */
export type Span = readonly [Point, Point];

/** What makes one spot worse than another; the spots themselves come in order of liking, 1 apart. */
const COST = { cornerAbroad: 5, otherSeat: 10, span: 3, secondLine: 1.5 } as const;

interface Measures {
  /** World units: the size of the letters and half the size of a seat. */
  readonly fontSize: number;
  readonly radius: number;
  /** How far from the middle names may come, as a share of the radius. */
  readonly edge: number;
  /** Lines that names rather stay clear of. */
  readonly spans?: readonly Span[];
  /** No more names than this. */
  readonly most?: number;
}

/**
 * The names that fit when only seats are drawn: beside, above or under their seat, touching no seat, no other
 * name and not the case, staying inside the rings and where possible in the own domain, nearest to their own seat
 * and off the connections.
 * The heaviest first.
 */
export function farNames(
  seats: readonly NamedSeat[],
  hub: Box,
  wheel: Wheel,
  { fontSize, radius, edge, spans = [], most = Number.POSITIVE_INFINITY }: Measures,
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
    if (names.length === most) break;
    const domain = wheel.placeAt(middle)?.domain;
    let best: { cost: number; name: FarName } | null = null;
    for (const [division, lines] of divisions(name).entries()) {
      const width = Math.max(...lines.map((line) => narrowWidth(line, fontSize))) * 1.04;
      const height = lines.length * fontSize * LINE;
      for (const [order, spot] of spotsAround(middle, width, height, radius, fontSize).entries()) {
        const box = boxOf(spot, width, height);
        const cheapest = order + division * COST.secondLine;
        if ((best !== null && best.cost <= cheapest) || !isFree(box, taken, wheel, edge)) continue;
        const abroad = cornersOf(box).filter((corner) => wheel.placeAt(corner)?.domain !== domain).length;
        const crossed = spans.filter((span) => crosses(span, box)).length;
        const isDoubtful = seats.some(
          (other) => other.id !== id && gap(other.middle, box) < gap(middle, box) + fontSize * CLEARLY_NEARER,
        );
        const cost =
          cheapest + abroad * COST.cornerAbroad + (isDoubtful ? COST.otherSeat : 0) + crossed * COST.span;
        if (best === null || cost < best.cost) best = { cost, name: { id, lines, ...spot, box } };
      }
    }
    if (best === null) continue;
    taken.add(best.name.box);
    names.push(best.name);
  }
  return names;
}

/** How far a point lies from a box. */
function gap({ x, y }: Point, box: Box): number {
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
}

function cornersOf(box: Box): readonly Point[] {
  return [box.left, box.right].flatMap((x) => [box.top, box.bottom].map((y) => ({ x, y })));
}

/** Whether a straight line runs over a box: it does when it enters before it leaves, on both axes (slabs). */
function crosses([from, to]: Span, box: Box): boolean {
  let enters = 0;
  let leaves = 1;
  for (const [start, end, least, most] of [
    [from.x, to.x, box.left, box.right],
    [from.y, to.y, box.top, box.bottom],
  ] as const) {
    const way = end - start;
    if (way === 0) {
      if (start <= least || start >= most) return false;
      continue;
    }
    const [one, other] = [(least - start) / way, (most - start) / way];
    enters = Math.max(enters, Math.min(one, other));
    leaves = Math.min(leaves, Math.max(one, other));
  }
  return enters < leaves;
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
  return name.length < LONG_NAME ? [[name]] : [[name], ...halves.slice(0, 1)];
}

function longest(lines: readonly string[]): number {
  return Math.max(...lines.map((line) => line.length));
}

function isFree(box: Box, taken: BoxGrid, wheel: Wheel, edge: number): boolean {
  // In a crowd nearly every spot is taken, and where it lies on the wheel is the dearer question.
  if (taken.sum(box, (other) => (overlap(box, other) ? 1 : 0), 1) > 0) return false;
  return cornersOf(box).every((corner) => wheel.polarOf(corner).reach <= edge);
}

function boxOf({ x, y }: Point, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
