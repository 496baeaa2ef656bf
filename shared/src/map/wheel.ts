import { DOMAIN_IDS, type DomainId } from '../content/domains.ts';
import { HUB_EDGE, type Place, RIM_EDGE } from './place.ts';
import type { Sectors } from './sectors.ts';

export { evenSectors, isSectors, type Sectors, sectorsByCrowding } from './sectors.ts';

/** A point in world units: at 100 % one unit is one CSS pixel; y points down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** One domain's part of the wheel, in degrees, clockwise; `from` < `to`, not wrapped. */
export interface Sector {
  readonly domain: DomainId;
  readonly from: number;
  readonly to: number;
  readonly middle: number;
}

export interface WheelShape {
  readonly cx: number;
  readonly cy: number;
  /** Half the width and half the height of the outer edge. */
  readonly a: number;
  readonly b: number;
  readonly sectors: Sectors;
}

/** The wheel as geometry: turns meaning into points and points into meaning. Holds no state. */
export interface Wheel extends Omit<WheelShape, 'sectors'> {
  readonly sectors: Readonly<Record<DomainId, Sector>>;
  pointOf(place: Place): Point;
  /**
   * The place that a drop at this point means. Inside the hub and on the rim it is the nearest ring; null
   * when the point is not on the map at all.
   */
  placeAt(point: Point): Place | null;
  /** `angle` in degrees, `reach` as a share of the radius (1 is the outer edge, more lies outside). */
  pointAt(angle: number, reach: number): Point;
  polarOf(point: Point): { readonly angle: number; readonly reach: number };
}

/** The table is rounder than a rectangle and squarer than an ellipse. */
const EXPONENT = 2.4;
/** A drop just outside the edge is still meant for the outer ring. */
const OFF_THE_MAP = 1.06;
const DEGREE = Math.PI / 180;

/** The wheel on the board, around the origin of the world. */
const STANDARD_SHAPE = { cx: 0, cy: 0, a: 488, b: 381 } as const;
/** The sheet of paper that the standard wheel is printed on, in world units. */
export const PAPER = { x: -526, y: -417, width: 1052, height: 836 } as const;

export function standardWheel(sectors: Sectors): Wheel {
  return createWheel({ ...STANDARD_SHAPE, sectors });
}

export function createWheel(shape: WheelShape): Wheel {
  const { cx, cy, a, b } = shape;
  const order = layOut(shape.sectors);
  const sectors = Object.fromEntries(order.map((sector) => [sector.domain, sector])) as Wheel['sectors'];

  const pointAt = (angle: number, reach: number): Point => {
    const cos = Math.cos(angle * DEGREE);
    const sin = Math.sin(angle * DEGREE);
    const radius = reach * radiusAt(cos, sin);
    return { x: cx + a * radius * cos, y: cy + b * radius * sin };
  };

  const polarOf = (point: Point) => {
    const u = (point.x - cx) / a;
    const v = (point.y - cy) / b;
    const angle = Math.atan2(v, u);
    return { angle: angle / DEGREE, reach: Math.hypot(u, v) / radiusAt(Math.cos(angle), Math.sin(angle)) };
  };

  const pointOf = ({ domain, lean, reach }: Place): Point => {
    const { from, to } = sectors[domain];
    return pointAt(from + lean * (to - from), reach);
  };

  const placeAt = (point: Point): Place | null => {
    if (!Number.isFinite(point.x) || !Number.isFinite(point.y)) return null;
    const { angle, reach } = polarOf(point);
    if (reach > OFF_THE_MAP) return null;
    return { ...sideOf(order, angle), reach: Math.min(RIM_EDGE, Math.max(HUB_EDGE, reach)) };
  };

  return { cx, cy, a, b, sectors, pointAt, polarOf, pointOf, placeAt };
}

/** Radius of the unit superellipse in the direction (cos, sin). */
function radiusAt(cos: number, sin: number): number {
  return (Math.abs(cos) ** EXPONENT + Math.abs(sin) ** EXPONENT) ** (-1 / EXPONENT);
}

function layOut({ start, angles }: Sectors): readonly Sector[] {
  let from = start;
  return DOMAIN_IDS.map((domain, index) => {
    const angle = angles[index];
    if (angle === undefined || !(angle > 0)) throw new RangeError(`Sector ${domain} has no angle`);
    const sector = { domain, from, to: from + angle, middle: from + angle / 2 };
    from = sector.to;
    return sector;
  });
}

/** In which sector an angle lies and how far across. A border belongs to the sector that begins there. */
function sideOf(order: readonly Sector[], angle: number): { domain: DomainId; lean: number } {
  const start = order[0]?.from ?? 0;
  const turned = start + ((((angle - start) % 360) + 360) % 360);
  const sector = order.find((candidate) => turned < candidate.to) ?? order.at(-1);
  if (sector === undefined) throw new RangeError('A wheel has six sectors');
  const lean = (turned - sector.from) / (sector.to - sector.from);
  return { domain: sector.domain, lean: Math.min(1, Math.max(0, lean)) };
}
