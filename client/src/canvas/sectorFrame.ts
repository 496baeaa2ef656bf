import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import { arc } from '@verbindbord/shared/map/outline.ts';
import { HUB_EDGE } from '@verbindbord/shared/map/place.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { around, type Rect } from './rect.ts';

/** Just outside the pattern of the edge. */
const OUTSIDE = 1.03;
/** Cards stick out of their sector, more to the sides than up and down. */
const ROOM = { x: 48, y: 20 } as const;

/** The part of the paper on which one domain lies, with its cards and its name. */
export function sectorFrame(wheel: Wheel, domain: DomainId): Rect {
  const { from, to } = wheel.sectors[domain];
  const points = [...arc(wheel, from, to, OUTSIDE), ...arc(wheel, from, to, HUB_EDGE)];
  const { x, y, width, height } = around(points.map((point) => ({ ...point, width: 0, height: 0 })));
  return { x: x - ROOM.x, y: y - ROOM.y, width: width + 2 * ROOM.x, height: height + 2 * ROOM.y };
}
