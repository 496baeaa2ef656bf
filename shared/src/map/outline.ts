import { type Polyline, pathOf } from './curves.ts';
import type { Wheel } from './wheel.ts';

/** A line along a ring between two angles, clockwise or back. */
export function arc(wheel: Wheel, from: number, to: number, reach: number, backwards = false): Polyline {
  const count = Math.max(8, Math.ceil(Math.abs(to - from) / 2));
  const points = Array.from({ length: count + 1 }, (_, index) =>
    wheel.pointAt(from + ((to - from) * index) / count, reach),
  );
  return backwards ? points.reverse() : points;
}

/** Path data of the area between two angles and two distances from the middle. */
export function cellPath(wheel: Wheel, from: number, to: number, inner: number, outer: number): string {
  return pathOf([...arc(wheel, from, to, outer), ...arc(wheel, from, to, inner, true)], true);
}

/** Path data of a whole ring. */
export function ringPath(wheel: Wheel, reach: number): string {
  return pathOf(arc(wheel, 0, 360, reach).slice(0, -1), true);
}
