import { type Box, boxAround, cardBox, grow } from './boxes.ts';
import type { CardSize } from './cardText.ts';
import { arrowHead, pathOf } from './curves.ts';
import type { Point } from './wheel.ts';

/** A card that lies elsewhere at the moment that is looked at. */
export interface Ghost {
  /** The middle of the card now, and at that moment. */
  readonly from: Point;
  readonly to: Point;
  readonly size: CardSize;
}

/** How an arrow from a ghost to its card is drawn: SVG path data. Empty where one lies on the other. */
export interface GhostArrow {
  readonly path: string;
  readonly head: string;
}

/** Paper between the arrow and what it comes from and goes to. */
const GAP = 5;
/** A shorter arrow says nothing that the two places do not say. */
const SHORTEST = 10;

/** A straight arrow from the edge of the place now to the edge of the card. */
export function ghostArrow({ from, to, size }: Ghost): GhostArrow {
  const start = edgeTowards(from, to, grow(boxAround(from, size), GAP));
  const end = edgeTowards(to, from, grow(cardBox(to, size), GAP));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = (end.x - start.x) * dx + (end.y - start.y) * dy;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (along <= 0 || length < SHORTEST) return { path: '', head: '' };
  return { path: pathOf([start, end]), head: arrowHead([start, end]) };
}

/** Where the way from the middle of a box to another point leaves the box. */
function edgeTowards(middle: Point, other: Point, box: Box): Point {
  const [dx, dy] = [other.x - middle.x, other.y - middle.y];
  const reachX = dx === 0 ? Number.POSITIVE_INFINITY : ((dx > 0 ? box.right : box.left) - middle.x) / dx;
  const reachY = dy === 0 ? Number.POSITIVE_INFINITY : ((dy > 0 ? box.bottom : box.top) - middle.y) / dy;
  const share = Math.min(reachX, reachY);
  if (!Number.isFinite(share)) return middle;
  return { x: middle.x + dx * share, y: middle.y + dy * share };
}
