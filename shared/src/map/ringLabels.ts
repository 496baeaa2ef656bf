import { RING_IDS, RINGS } from '../content/domains.ts';
import type { Language } from '../content/localized.ts';
import { type Box, boxAround, grow, overlap } from './boxes.ts';
import { narrowWidth } from './lettering.ts';
import { RING_BOUNDS } from './place.ts';
import type { Point, Wheel } from './wheel.ts';

export interface RingLabel {
  readonly text: string;
  readonly centre: Point;
  /** What the text covers: routes keep their labels off it. */
  readonly box: Box;
}

/** The names of the three rings along one direction. */
export function ringLabelsAt(wheel: Wheel, angle: number, language: Language): readonly RingLabel[] {
  return RING_IDS.map((ring) => {
    const [inner, outer] = RING_BOUNDS[ring];
    // Near the hub the middle of the ring looks too far in.
    const reach = (inner + outer) / 2 + (ring === 'table' ? 0.03 : 0);
    const text = RINGS[ring][language];
    const centre = wheel.pointAt(angle, reach);
    return { text, centre, box: boxAround(centre, { width: narrowWidth(text) + 12, height: 18 }) };
  });
}

/** The direction in which the names of the rings stand in nobody's way; level where there is a choice. */
export function ringLabelAngle(wheel: Wheel, cards: readonly Box[], language: Language): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let angle = 0; angle < 360; angle += 2) {
    const cost = costOf(wheel, angle, cards, language);
    if (cost < lowest) {
      best = angle;
      lowest = cost;
    }
  }
  return best;
}

function costOf(wheel: Wheel, angle: number, cards: readonly Box[], language: Language): number {
  let cost = Math.abs(Math.sin((angle * Math.PI) / 180)) * 30;
  for (const { box, centre } of ringLabelsAt(wheel, angle, language)) {
    const roomy = grow(box, 8);
    for (const card of cards) if (overlap(roomy, card) !== null) cost += 100;
    const home = wheel.placeAt(centre);
    for (const x of [box.left, box.right]) {
      for (const y of [box.top, box.bottom]) {
        const there = wheel.placeAt({ x, y });
        if (there === null || there.domain !== home?.domain) cost += 15;
        else if (there.lean < 0.5 !== home.lean < 0.5) cost += 6;
      }
    }
  }
  return cost;
}
