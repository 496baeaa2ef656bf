import type { Point } from './wheel.ts';

/** A straight line of many short pieces, evenly spread over a curve. */
export type Polyline = readonly Point[];

const PIECES = 48;

/** A curve that leaves its ends towards one control point. */
export interface Curve {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** The same curve as a line. */
export function bend(from: Point, control: Point, to: Point): Polyline {
  const curve = { from, control, to };
  return sample((t) => pointOn(curve, t));
}

/** @param t how far along the curve: 0 is its beginning, 1 its end */
export function pointOn({ from, control, to }: Curve, t: number): Point {
  const s = 1 - t;
  return {
    x: s * s * from.x + 2 * s * t * control.x + t * t * to.x,
    y: s * s * from.y + 2 * s * t * control.y + t * t * to.y,
  };
}

/** SVG path data of a part of a curve, in tenths of a unit; `first` and `last` are how far along it that lies. */
export function pathOfPart(curve: Curve, first: number, last: number): string {
  const start = pointOn(curve, first);
  const end = pointOn(curve, last);
  // The polar form of the curve at both ends gives the control point of the part between them.
  const [one, two, three] = [(1 - first) * (1 - last), first * (1 - last) + last * (1 - first), first * last];
  const x = one * curve.from.x + two * curve.control.x + three * curve.to.x;
  const y = one * curve.from.y + two * curve.control.y + three * curve.to.y;
  return `M${tenths(start.x)} ${tenths(start.y)}Q${tenths(x)} ${tenths(y)} ${tenths(end.x)} ${tenths(end.y)}`;
}

/** A loop that leaves and arrives level, reaching to `edge` on the side. */
export function sideLoop(from: Point, edge: number, to: Point): Polyline {
  return sample((t) => {
    const s = 1 - t;
    const [start, out, back, end] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
    return {
      x: start * from.x + (out + back) * edge + end * to.x,
      y: (start + out) * from.y + (back + end) * to.y,
    };
  });
}

function sample(at: (t: number) => Point): Polyline {
  return Array.from({ length: PIECES + 1 }, (_, index) => at(index / PIECES));
}

export function lengthOf(line: Polyline): number {
  let length = 0;
  for (let index = 1; index < line.length; index++) {
    const one = line[index - 1];
    const two = line[index];
    if (one && two) length += Math.hypot(two.x - one.x, two.y - one.y);
  }
  return length;
}

/** The point at a distance from the start of a line, and the direction in which the line goes on there. */
export function along(line: Polyline, distance: number): Point & { readonly degrees: number } {
  let left = distance;
  for (let index = 1; index < line.length; index++) {
    const one = line[index - 1];
    const two = line[index];
    if (one === undefined || two === undefined) break;
    const piece = Math.hypot(two.x - one.x, two.y - one.y);
    if (left <= piece || index === line.length - 1) {
      const share = piece > 0 ? left / piece : 0;
      const degrees = (Math.atan2(two.y - one.y, two.x - one.x) * 180) / Math.PI;
      return { x: one.x + (two.x - one.x) * share, y: one.y + (two.y - one.y) * share, degrees };
    }
    left -= piece;
  }
  throw new RangeError('A line has at least two points');
}

/** SVG path data, in tenths of a unit. */
export function pathOf(line: Polyline, closed = false): string {
  return `M${line.map(({ x, y }) => `${tenths(x)} ${tenths(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

/** A number as SVG wants it: short, and never a minus zero or an exponent. */
export function tenths(value: number): string {
  return String(Math.round(value * 10) / 10 || 0);
}

/** Path data of an open arrow head at the end of a line. */
export function arrowHead(line: Polyline, size = 7): string {
  const tip = line.at(-1);
  const before = line.at(-4) ?? line[0];
  if (tip === undefined || before === undefined) return '';
  const direction = Math.atan2(tip.y - before.y, tip.x - before.x);
  const barb = (turn: number) => ({
    x: tip.x + Math.cos(direction + turn) * size,
    y: tip.y + Math.sin(direction + turn) * size,
  });
  return pathOf([barb(2.65), tip, barb(-2.65)]);
}
