import { type Box, boxAround, contains, grow, hubBox } from './boxes.ts';
import { SEAT_OVERHANG } from './cardText.ts';
import {
  arrowHead,
  bend,
  type Curve,
  lengthOf,
  type Polyline,
  pathOf,
  pathOfPart,
  pointOn,
  sideLoop,
} from './curves.ts';
import {
  boundsOf,
  crossings,
  type Drawn,
  type Ends,
  hits,
  type LabelText,
  labelText,
  placeLabel,
  type RouteCard,
  type RouteConnection,
  type RouteLabel,
  routeBox,
  type Scene,
  type Surroundings,
} from './routeCosts.ts';
import type { Point, Wheel } from './wheel.ts';

export type { RouteCard, RouteConnection, RouteLabel } from './routeCosts.ts';

export interface Route {
  readonly id: string;
  /** SVG path data of the visible part of the line and of its arrow head. */
  readonly path: string;
  readonly head: string;
  readonly label: RouteLabel | null;
}

export interface RouteOptions {
  /** What lines may cross and labels may not cover: names of rings, ghosts. */
  readonly obstacles?: readonly Box[];
  /** 'simple' gives gentle bends without looking around, for while somebody drags. */
  readonly effort?: 'full' | 'simple';
}

/** With more connections than this the search would be felt, and the eye no longer follows single lines. */
const MOST_SEARCHED = 60;

/** How often every connection looks for its way. */
const ROUNDS = 2;

/** A way a connection could run, before its label is placed. */
interface Candidate {
  readonly line: Polyline;
  readonly cost: number;
}

/**
 * Draws every connection as a curve from card to card, clear of other cards and of the case, crossing others
 * as little as can be, with its label where it covers nothing. Same board, same lines; the result is in the
 * order of `connections`.
 */
export function routeConnections(
  wheel: Wheel,
  cards: readonly RouteCard[],
  connections: readonly RouteConnection[],
  { obstacles = [], effort = 'full' }: RouteOptions = {},
): readonly Route[] {
  const all = endsOf(cards, connections);
  if (effort === 'simple' || all.length > MOST_SEARCHED) return all.map(gentleRoute);
  const drawn = searchAll(all, {
    wheel,
    hub: hubBox(wheel),
    cards: cards.map((card) => [card, routeBox(card)] as const),
    obstacles,
  });
  return all.flatMap((ends) => {
    const route = drawn.get(ends);
    return route === undefined ? [] : [finished(route)];
  });
}

/**
 * Short connections have the least choice, so they go first. Afterwards everyone looks again, now that all
 * the others are known: the first ones may stand in the way of the last.
 */
function searchAll(all: readonly Ends[], scene: Scene): ReadonlyMap<Ends, Drawn> {
  const shortestFirst = [...all].sort((one, two) => one.distance - two.distance);
  const drawn = new Map<Ends, Drawn>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const ends of shortestFirst) {
      drawn.delete(ends);
      drawn.set(ends, search(ends, { ...scene, drawn: [...drawn.values()] }));
    }
  }
  return drawn;
}

function endsOf(cards: readonly RouteCard[], connections: readonly RouteConnection[]): readonly Ends[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return connections.flatMap((connection) => {
    const from = byId.get(connection.from);
    const to = byId.get(connection.to);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ connection, from, to, distance: Math.hypot(from.x - to.x, from.y - to.y) }];
  });
}

function finished({ ends, line, label }: Drawn): Route {
  return {
    id: ends.connection.id,
    path: pathOf(line),
    head: arrowHead(line),
    label: label && { x: label.x, y: label.y, width: label.width, height: label.height, lines: label.lines },
  };
}

/** How far a bend without a search bows, as a share of its length. */
const GENTLE = 0.12;

/**
 * A bend without a search: always to the same side, so that there and back do not coincide. As one piece of a curve,
 * which is a fraction of the work of many straight ones: while cards move it is made anew in every frame.
 */
function gentleRoute(ends: Ends): Route {
  const { from, to, connection } = ends;
  const curve = { from, control: controlOf(ends, ends.distance * GENTLE), to };
  const first = edgeOn(curve, grow(routeBox(from), 1), 0);
  const last = edgeOn(curve, grow(routeBox(to), 4), 1);
  const at = pointOn(curve, (first + last) / 2);
  const text = labelText(connection.label);
  return {
    id: connection.id,
    path: pathOfPart(curve, first, last),
    head: arrowHead([pointOn(curve, Math.max(first, last - HEAD_SHARE)), pointOn(curve, last)]),
    label: text && { x: at.x, y: at.y, width: text.width, height: text.height, lines: text.lines },
  };
}

/** So much of a curve, before its end, tells which way its arrow head points. */
const HEAD_SHARE = 0.06;

/** How far along a curve it crosses the edge of the box around one of its ends (0 or 1), at most halfway. */
function edgeOn(curve: Curve, box: Box, end: 0 | 1): number {
  let inside: number = end;
  let outside = 0.5;
  if (contains(box, pointOn(curve, outside))) return outside;
  for (let round = 0; round < 10; round++) {
    const middle = (inside + outside) / 2;
    if (contains(box, pointOn(curve, middle))) inside = middle;
    else outside = middle;
  }
  return outside;
}

/** The same where every connection was searched and one found no way at all. */
function gentle(ends: Ends): Drawn {
  const line = visible(bentBy(ends, ends.distance * GENTLE), ends);
  const at = line[Math.floor(line.length / 2)] ?? ends.from;
  const text = labelText(ends.connection.label);
  const label = text && { ...text, x: at.x, y: at.y, box: boxAround(at, text), cost: 0 };
  return { ends, line, bounds: boundsOf(line), label };
}

/**
 * The cheapest way, label included. Prices only rise, so candidates are looked into from cheap to dear and no
 * further than the best that was found.
 */
function search(ends: Ends, around: Surroundings): Drawn {
  const text = labelText(ends.connection.label);
  const candidates = [...bends(ends), ...loops(ends)]
    .map((candidate) => shortened(candidate, ends, around, text))
    .sort((one, two) => one.cost - two.cost);
  let best: Drawn | null = null;
  let lowest = Number.POSITIVE_INFINITY;
  for (const { line, cost } of candidates) {
    if (cost >= lowest) break;
    const crossed = cost + crossings(line, ends, around.drawn);
    if (crossed >= lowest) continue;
    const label = text && placeLabel(text, line, around);
    const total = crossed + (label?.cost ?? 0) * 1.1;
    if (total >= lowest) continue;
    lowest = total;
    best = { ends, line, bounds: boundsOf(line), label };
  }
  return best ?? gentle(ends);
}

/** Bends to either side, from straight to half a circle. */
function bends(ends: Ends): readonly Candidate[] {
  const short = ends.distance < 130;
  const step = short ? 9 : 0.05 * ends.distance;
  return Array.from({ length: 53 }, (_, index) => {
    const offset = (index - 26) * step;
    return { line: bentBy(ends, offset), cost: Math.abs(offset) * (short ? 0.05 : 0.14) };
  });
}

function bentBy(ends: Ends, offset: number): Polyline {
  return bend(ends.from, controlOf(ends, offset), ends.to);
}

function controlOf({ from, to, distance }: Ends, offset: number): Point {
  const [nx, ny] = distance > 0 ? [(from.y - to.y) / distance, (to.x - from.x) / distance] : [0, 1];
  return { x: (from.x + to.x) / 2 + nx * offset, y: (from.y + to.y) / 2 + ny * offset };
}

/** Around the side, for cards that lie so close above each other that a line between them would vanish. */
function loops({ from, to }: Ends): readonly Candidate[] {
  const dy = to.y - from.y;
  if (Math.abs(to.x - from.x) >= 70 || Math.abs(dy) >= 130) return [];
  const inwards = Math.sign(dy) * 4;
  return [-1, 1].flatMap((side) => {
    const beside = ({ overhang = SEAT_OVERHANG }: RouteCard) => (side < 0 ? overhang + 1 : 1);
    const start = { x: from.x + side * (from.width / 2 + beside(from)), y: from.y + inwards };
    const end = { x: to.x + side * (to.width / 2 + beside(to) + 3), y: to.y - inwards };
    const outermost = side < 0 ? Math.min(start.x, end.x) : Math.max(start.x, end.x);
    return [40, 64, 88, 108].map((width) => ({
      line: sideLoop(start, outermost + side * width, end),
      cost: 4 + width * 0.04,
    }));
  });
}

/** The candidate as far as it can be seen, with what it costs to run there. */
function shortened(whole: Candidate, ends: Ends, around: Surroundings, text: LabelText | null): Candidate {
  const line = visible(whole.line, ends);
  // Beside its label enough of the line has to be seen.
  const wanted = text === null ? 14 : text.width + 26;
  const missing = Math.max(0, wanted - lengthOf(line)) * 1.4;
  return { line, cost: whole.cost + missing + hits(line, ends, around) };
}

/** The part between the two cards. */
function visible(line: Polyline, { from, to }: Ends): Polyline {
  const start = grow(routeBox(from), 1);
  const end = grow(routeBox(to), 4);
  const at = (index: number): Point => line[index] ?? from;
  let first = 0;
  let last = line.length - 1;
  while (first < last - 1 && contains(start, at(first + 1))) first++;
  while (last > first + 1 && contains(end, at(last - 1))) last--;
  return [
    edgeOf(start, at(first), at(first + 1)),
    ...line.slice(first + 1, last),
    edgeOf(end, at(last), at(last - 1)),
  ];
}

/** Where the way out of a box crosses its edge; the inner point when it starts outside. */
function edgeOf(box: Box, inside: Point, outside: Point): Point {
  if (!contains(box, inside)) return inside;
  let near = inside;
  let far = outside;
  for (let round = 0; round < 6; round++) {
    const middle = { x: (near.x + far.x) / 2, y: (near.y + far.y) / 2 };
    if (contains(box, middle)) near = middle;
    else far = middle;
  }
  return far;
}
