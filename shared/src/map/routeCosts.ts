import { type Box, boxAround, contains, grow, overlap } from './boxes.ts';
import { type CardSize, SEAT_OVERHANG } from './cardText.ts';
import type { Polyline } from './curves.ts';
import { narrowWidth } from './lettering.ts';
import { RIM_EDGE } from './place.ts';
import type { Wheel } from './wheel.ts';

/** A card as routes see it: something with an id that is in the way. */
export interface RouteCard extends CardSize {
  readonly id: string;
  /** The middle of the card, in world units. */
  readonly x: number;
  readonly y: number;
  /** How far its seat disc sticks out on the left; a card of the board unless told otherwise. */
  readonly overhang?: number;
}

export interface RouteConnection {
  readonly id: string;
  /** Ids of cards; a connection whose card is missing has no route. */
  readonly from: string;
  readonly to: string;
  /** What stands on the line; empty for a line without a label. */
  readonly label: string;
}

export interface RouteLabel extends CardSize {
  readonly x: number;
  readonly y: number;
  /** One or two lines of text. */
  readonly lines: readonly string[];
}

/** A connection with its two cards. */
export interface Ends {
  readonly connection: RouteConnection;
  readonly from: RouteCard;
  readonly to: RouteCard;
  readonly distance: number;
}

/** A connection that has found its way; the next ones give it room. */
export interface Drawn {
  readonly ends: Ends;
  readonly line: Polyline;
  readonly bounds: Box;
  readonly label: PlacedLabel | null;
}

export interface PlacedLabel extends RouteLabel {
  readonly box: Box;
  readonly cost: number;
}

/** What lies on the map before the first connection. */
export interface Scene {
  readonly wheel: Wheel;
  readonly hub: Box;
  readonly cards: readonly (readonly [RouteCard, Box])[];
  readonly obstacles: readonly Box[];
}

/** What a connection has to do with on its way: the map and the other connections. */
export interface Surroundings extends Scene {
  readonly drawn: readonly Drawn[];
}

/** What a card covers on the way of a line. */
export function routeBox(card: RouteCard): Box {
  const box = boxAround(card, card);
  return { ...box, left: box.left - (card.overhang ?? SEAT_OVERHANG) };
}

/** What a line costs that runs over things. */
export function hits(line: Polyline, { from, to }: Ends, around: Surroundings): number {
  const bounds = boundsOf(line);
  const inTheWay: (readonly [Box, number])[] = [];
  const mind = (box: Box, price: number) => {
    if (overlap(bounds, box) !== null) inTheWay.push([box, price]);
  };
  for (const [card, box] of around.cards) if (card !== from && card !== to) mind(grow(box, 7), 26);
  for (const box of around.obstacles) mind(grow(box, 3), 12);
  for (const { label } of around.drawn) if (label) mind(grow(label.box, 4, 3), 12);
  mind(grow(around.hub, 6), 24);
  let cost = 0;
  for (const point of line) {
    for (const [box, price] of inTheWay) if (contains(box, point)) cost += price;
    if (around.wheel.polarOf(point).reach > RIM_EDGE - 0.01) cost += 24;
  }
  return cost;
}

/** What a line costs that crosses others or runs along them; at a shared card that can hardly be helped. */
export function crossings(line: Polyline, { connection, from, to }: Ends, drawn: readonly Drawn[]): number {
  // Without labels a crossing is easily read, and a detour says something that is not meant.
  const price = connection.label.trim() === '' ? 1.2 : 4;
  const bounds = grow(boundsOf(line), 6);
  let cost = 0;
  for (const other of drawn) {
    if (overlap(bounds, other.bounds) === null) continue;
    const shared = [other.ends.from, other.ends.to].some((card) => card === from || card === to);
    let close = 0;
    for (const one of line) {
      if (close >= 12) break;
      for (const two of other.line) {
        const dx = one.x - two.x;
        const dy = one.y - two.y;
        if (dx * dx + dy * dy < 49) close++;
      }
    }
    cost += Math.min(close, 12) * (shared ? 1.2 : price);
  }
  return cost;
}

export function boundsOf(line: Polyline): Box {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of line) {
    box.left = Math.min(box.left, x - 0.5);
    box.right = Math.max(box.right, x + 0.5);
    box.top = Math.min(box.top, y - 0.5);
    box.bottom = Math.max(box.bottom, y + 0.5);
  }
  return box;
}

export interface LabelText extends CardSize {
  readonly lines: readonly string[];
}

/** A label of several words stands on two lines once it would be wide. */
export function labelText(label: string): LabelText | null {
  const text = label.trim();
  if (text === '') return null;
  const whole = narrowWidth(text);
  const split = whole > 100 ? text.lastIndexOf(' ') : -1;
  const lines = split < 0 ? [text] : [text.slice(0, split), text.slice(split + 1)];
  const width = Math.max(...lines.map((line) => narrowWidth(line))) + 16;
  return { lines, width, height: lines.length > 1 ? 36 : 20 };
}

/** The spot on the line where the label covers least, preferably halfway. */
export function placeLabel(text: LabelText, line: Polyline, around: Surroundings): PlacedLabel {
  let best: PlacedLabel | null = null;
  for (const [index, point] of line.entries()) {
    const halfway = Math.abs(index / Math.max(1, line.length - 1) - 0.5) * 16;
    if (best !== null && halfway >= best.cost) continue;
    const box = boxAround(point, text);
    const cost = halfway + covering(box, around);
    if (best === null || cost < best.cost) best = { ...text, x: point.x, y: point.y, box, cost };
  }
  if (best === null) throw new RangeError('A line has at least one point');
  return best;
}

function covering(box: Box, { wheel, hub, cards, obstacles, drawn }: Surroundings): number {
  let cost = 0;
  const roomy = grow(box, 5, 4);
  for (const [, card] of cards) {
    const over = overlap(roomy, card);
    if (over !== null) cost += 34 + Math.min(over.x, over.y) * 3;
  }
  for (const obstacle of obstacles) if (overlap(roomy, obstacle) !== null) cost += 50;
  for (const { label, line, bounds } of drawn) {
    if (label !== null && overlap(roomy, label.box) !== null) cost += 110;
    if (overlap(box, bounds) === null) continue;
    for (const point of line) if (contains(box, point)) cost += 3;
  }
  if (overlap(box, hub) !== null) cost += 60;
  const y = (box.top + box.bottom) / 2;
  const outermost = Math.max(
    wheel.polarOf({ x: box.left, y }).reach,
    wheel.polarOf({ x: box.right, y }).reach,
  );
  return outermost > RIM_EDGE ? cost + 80 : cost;
}
