import { type CardSize, SEAT_OVERHANG } from './cardText.ts';
import { HUB_EDGE } from './place.ts';
import type { Point, Wheel } from './wheel.ts';

/** An upright rectangle in world units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function boxAround(centre: Point, size: CardSize): Box {
  return {
    left: centre.x - size.width / 2,
    right: centre.x + size.width / 2,
    top: centre.y - size.height / 2,
    bottom: centre.y + size.height / 2,
  };
}

/** What a card covers: itself and its seat disc, which hangs over its left side. */
export function cardBox(centre: Point, size: CardSize): Box {
  const box = boxAround(centre, size);
  return { ...box, left: box.left - SEAT_OVERHANG };
}

/** What the case in the middle covers. */
export function hubBox({ cx, cy, a, b }: Wheel): Box {
  return boxAround({ x: cx, y: cy }, { width: 2 * a * HUB_EDGE, height: 2 * b * HUB_EDGE });
}

export function grow(box: Box, x: number, y = x): Box {
  return { left: box.left - x, right: box.right + x, top: box.top - y, bottom: box.bottom + y };
}

export function contains(box: Box, { x, y }: Point): boolean {
  return x > box.left && x < box.right && y > box.top && y < box.bottom;
}

/** How deep two boxes lie over each other along the x and y axes; null when they do not touch. */
export function overlap(one: Box, other: Box): { readonly x: number; readonly y: number } | null {
  const x = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const y = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return x > 0 && y > 0 ? { x, y } : null;
}

/** Boxes by where they lie: asks only about those that are near. */
export class BoxGrid {
  static readonly #size = 96;
  readonly #buckets = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of BoxGrid.#keysOf(box)) {
      const bucket = this.#buckets.get(key);
      if (bucket === undefined) this.#buckets.set(key, [box]);
      else bucket.push(box);
    }
  }

  /**
   * Sums a price over the boxes that may touch this one; stops once the sum reaches `limit`. A box that lies
   * in several buckets counts once.
   */
  sum(box: Box, price: (other: Box) => number, limit: number): number {
    const seen = new Set<Box>();
    let total = 0;
    for (const key of BoxGrid.#keysOf(box)) {
      for (const other of this.#buckets.get(key) ?? []) {
        if (overlap(box, other) === null || seen.has(other)) continue;
        seen.add(other);
        total += price(other);
        if (total >= limit) return total;
      }
    }
    return total;
  }

  static #keysOf(box: Box): readonly string[] {
    const keys: string[] = [];
    const size = BoxGrid.#size;
    for (let column = Math.floor(box.left / size); column <= Math.floor(box.right / size); column++) {
      for (let row = Math.floor(box.top / size); row <= Math.floor(box.bottom / size); row++) {
        keys.push(`${column},${row}`);
      }
    }
    return keys;
  }
}
