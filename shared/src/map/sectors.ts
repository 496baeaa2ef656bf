import { DOMAIN_IDS, type DomainId } from '../content/domains.ts';

/**
 * How the wheel is divided, in degrees, clockwise from the positive x axis. Kept with a session: sectors only
 * change when somebody asks to divide the map again, never while people work.
 */
export interface Sectors {
  /** Where the first domain begins. */
  readonly start: number;
  /** One angle per domain, in the order of the wheel; together 360. */
  readonly angles: readonly number[];
}

/** A smaller sector has no room for its name and two drivers. */
const SMALLEST = 38;
/** A wider sector leaves its neighbours too little. */
const WIDEST = 112;
/** The left end of the table, where the first domain lies as long as nothing asks otherwise. */
const LEFT = 180;

export const evenSectors: Sectors = { start: 150, angles: DOMAIN_IDS.map(() => 60) };

/**
 * Gives crowded domains more room: proportional to their number of cards, within the smallest and widest
 * sector. The busiest domain comes to lie at an end of the table, where a row of cards fits best; of the two
 * ends the one that keeps the first domain nearest to its usual side.
 */
export function sectorsByCrowding(counts: Readonly<Record<DomainId, number>>): Sectors {
  // Half a card extra: an empty domain still grows when all the others are at their widest.
  const weights = DOMAIN_IDS.map((id) => Math.max(0, counts[id]) + 0.5);
  const angles = divide(weights);
  const busiest = weights.indexOf(Math.max(...weights));
  const before = angles.slice(0, busiest).reduce((sum, angle) => sum + angle, 0);
  const toMiddle = before + (angles[busiest] ?? 0) / 2;
  const firstHalf = (angles[0] ?? 0) / 2;
  const starts = [LEFT - toMiddle, LEFT + 180 - toMiddle].map(wrap);
  const best = starts.reduce((a, b) =>
    turn(a + firstHalf, LEFT) <= turn(b + firstHalf, LEFT) + 1e-9 ? a : b,
  );
  return { start: best, angles };
}

/** Refuses anything but six angles within bounds that make a full turn. */
export function isSectors(value: unknown): value is Sectors {
  if (typeof value !== 'object' || value === null) return false;
  const { start, angles } = value as Partial<Record<keyof Sectors, unknown>>;
  if (typeof start !== 'number' || !Number.isFinite(start)) return false;
  if (!Array.isArray(angles) || angles.length !== DOMAIN_IDS.length) return false;
  const fits = angles.every(
    (angle) => typeof angle === 'number' && angle >= SMALLEST - 1e-6 && angle <= WIDEST + 1e-6,
  );
  return fits && Math.abs(angles.reduce((sum: number, angle: number) => sum + angle, 0) - 360) < 1e-6;
}

/** Degrees per unit of weight is found by halving: the clamped sum rises with it, so there is one answer. */
function divide(weights: readonly number[]): readonly number[] {
  const at = (scale: number) => weights.map((weight) => Math.min(WIDEST, Math.max(SMALLEST, weight * scale)));
  const sum = (angles: readonly number[]) => angles.reduce((total, angle) => total + angle, 0);
  let low = 0;
  let high = WIDEST / Math.min(...weights);
  for (let round = 0; round < 80; round++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < 360) low = middle;
    else high = middle;
  }
  return at(high);
}

function wrap(angle: number): number {
  return ((angle % 360) + 360) % 360;
}

function turn(from: number, to: number): number {
  const difference = wrap(from - to);
  return Math.min(difference, 360 - difference);
}
