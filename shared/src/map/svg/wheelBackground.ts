import { DOMAIN_IDS, DOMAINS, RING_IDS } from '../../content/domains.ts';
import type { Language } from '../../content/localized.ts';
import { along, lengthOf, pathOf, tenths } from '../curves.ts';
import { domainIcons } from '../domainIcons.ts';
import { narrowWidth, rimWidth } from '../lettering.ts';
import { arc, cellPath, ringPath } from '../outline.ts';
import { HUB_EDGE, RIM_EDGE, RING_BOUNDS } from '../place.ts';
import { ringLabelsAt } from '../ringLabels.ts';
import type { Sector, Wheel } from '../wheel.ts';
import { classInk, type Ink } from './ink.ts';
import { element, escapeXml } from './markup.ts';

export interface WheelBackgroundOptions {
  readonly language: Language;
  /** Where the drivers stand: on the rim beside the name, or inside it where figures are small. */
  readonly lettering: 'rim' | 'inside';
  /** Font sizes in the units of the wheel; null leaves the drivers out. */
  readonly nameSize: number;
  readonly driverSize: number | null;
  /** The direction in which the names of the rings stand; null leaves them out. */
  readonly ringLabels: number | null;
  /** Makes the ids of this drawing its own in a page with several. */
  readonly idPrefix: string;
  readonly ink?: Ink;
}

/** Middle of the lettered rim. */
const LETTERS_AT = (RIM_EDGE + 1) / 2;
/** How much nearer to the middle the drivers stand when they are inside. */
const INSIDE = 0.072;
/** Degrees between a sector's side and its driver. */
const SIDE_MARGIN = 2.2;

/** The printed wheel without anybody on it, as SVG elements in the units of the wheel. */
export function renderWheelBackground(wheel: Wheel, options: WheelBackgroundOptions): string {
  const ink = options.ink ?? classInk;
  const sectors = DOMAIN_IDS.map((id) => wheel.sectors[id]);
  return [
    element('path', { ...ink('ground'), d: ringPath(wheel, 1) }),
    ...sectors.map((sector) => areas(wheel, sector, ink)),
    ...sectors.map((sector) => sides(wheel, sector, ink)),
    ...[...RING_IDS].map((ring) =>
      element('path', { ...ink('ring'), d: ringPath(wheel, RING_BOUNDS[ring][1]) }),
    ),
    ...sectors.map((sector) => edge(wheel, sector, ink)),
    ...sectors.map((sector) => lettering(wheel, sector, options, ink)),
    options.ringLabels === null ? '' : renderRingNames(wheel, options.ringLabels, options.language, ink),
    element('path', { ...ink('hub'), d: ringPath(wheel, HUB_EDGE) }),
  ].join('');
}

function areas(wheel: Wheel, { domain, from, to }: Sector, ink: Ink): string {
  const rim = element('path', { ...ink('rim', domain), d: cellPath(wheel, from, to, RIM_EDGE, 1) });
  const rings = [...RING_IDS].reverse().map((ring) => {
    const [inner, outer] = RING_BOUNDS[ring];
    return element('path', { ...ink(ring, domain), d: cellPath(wheel, from, to, inner, outer) });
  });
  return rim + rings.join('');
}

function sides(wheel: Wheel, { domain, from, middle }: Sector, ink: Ink): string {
  const spoke = (angle: number, inner: number, outer: number) =>
    pathOf([wheel.pointAt(angle, inner), wheel.pointAt(angle, outer)]);
  return (
    element('path', { ...ink('sectorLine'), d: spoke(from, HUB_EDGE, 1) }) +
    element('path', { ...ink('driverLine', domain), d: spoke(middle, HUB_EDGE + 0.02, RIM_EDGE) })
  );
}

function edge(wheel: Wheel, { domain, from, to }: Sector, ink: Ink): string {
  return element('path', { ...ink('edge', domain), d: pathOf(arc(wheel, from + 0.35, to - 0.35, 1.012)) });
}

/** In the lower half letters would stand on their head: there text runs the other way. */
function flips(angle: number): boolean {
  const turned = ((angle % 360) + 360) % 360;
  return turned > 8 && turned < 172;
}

interface Line {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** The direction in which the letters stand: it says which way they run. */
  readonly at: number;
  readonly size: number;
  readonly inside: boolean;
}

/** A line for letters to stand on: their middle, not their feet, follows the middle of the rim. */
function baseline(
  wheel: Wheel,
  { id, from, to, at, size, inside }: Line,
): { flipped: boolean; path: string } {
  const flipped = flips(at);
  const outside = wheel.pointAt(at, 1);
  const radius = Math.hypot(outside.x - wheel.cx, outside.y - wheel.cy);
  const lift = ((flipped ? 0.34 : -0.34) * size) / radius;
  const line = arc(wheel, from, to, LETTERS_AT + lift - (inside ? INSIDE : 0), flipped);
  return { flipped, path: element('path', { id, d: pathOf(line) }) };
}

function lettering(wheel: Wheel, sector: Sector, options: WheelBackgroundOptions, ink: Ink): string {
  const { domain, from, to, middle } = sector;
  const { nameSize, driverSize, language, idPrefix } = options;
  const name = DOMAINS[domain].name[language];
  const line = baseline(wheel, {
    id: `${idPrefix}-${domain}`,
    from,
    to,
    at: middle,
    size: nameSize,
    inside: false,
  });
  const parts = [
    element('defs', {}, line.path),
    element(
      'text',
      { ...ink('domainName', domain), 'text-anchor': 'middle', 'font-size': nameSize },
      element('textPath', { href: `#${idPrefix}-${domain}`, startOffset: '50%' }, escapeXml(name)),
    ),
    icon(wheel, sector, rimWidth(name, nameSize), nameSize, ink),
  ];
  if (driverSize === null) return parts.join('');
  const inside =
    options.lettering === 'inside' || !driversFit(wheel, sector, name, nameSize, driverSize, language);
  // Each driver stands at its own side; a long one may reach beyond its half, and is never cut off.
  const sides = { from: from + SIDE_MARGIN, to: to - SIDE_MARGIN };
  const halves = [
    { first: true, at: (sides.from + middle) / 2 },
    { first: false, at: (middle + sides.to) / 2 },
  ];
  for (const [index, half] of halves.entries()) {
    const id = `${idPrefix}-${domain}-${index}`;
    const { flipped, path } = baseline(wheel, { ...sides, id, at: half.at, size: driverSize, inside });
    const atStart = half.first !== flipped;
    const text = DOMAINS[domain].drivers[half.first ? 0 : 1].name[language];
    parts.push(
      element('defs', {}, path),
      element(
        'text',
        { ...ink('driverName'), 'text-anchor': atStart ? 'start' : 'end', 'font-size': driverSize },
        element('textPath', { href: `#${id}`, startOffset: atStart ? '0%' : '100%' }, escapeXml(text)),
      ),
    );
  }
  return parts.join('');
}

/** Whether both drivers and the name stand side by side on the rim of a sector. */
function driversFit(
  wheel: Wheel,
  { domain, from, to }: Sector,
  name: string,
  nameSize: number,
  driverSize: number,
  language: Language,
): boolean {
  const half = lengthOf(arc(wheel, from + SIDE_MARGIN, to - SIDE_MARGIN, LETTERS_AT)) / 2;
  const widest = Math.max(
    ...DOMAINS[domain].drivers.map((driver) => narrowWidth(driver.name[language], driverSize) * 1.1),
  );
  return widest + rimWidth(name, nameSize) / 2 + nameSize * 1.8 < half;
}

/** The sign of the domain, before its name in the direction of reading. */
function icon(wheel: Wheel, sector: Sector, nameWidth: number, nameSize: number, ink: Ink): string {
  const line = arc(wheel, sector.from, sector.to, LETTERS_AT, flips(sector.middle));
  const before = Math.max(0, lengthOf(line) / 2 - nameWidth / 2 - nameSize);
  const { x, y, degrees } = along(line, before);
  const scale = (nameSize * 1.05) / 24;
  return element(
    'g',
    {
      transform: `translate(${tenths(x)} ${tenths(y)}) rotate(${tenths(degrees)}) scale(${scale.toFixed(3)}) translate(-12 -12)`,
    },
    element('path', { ...ink('domainIcon', sector.domain), d: domainIcons[sector.domain] }),
  );
}

/** The names of the rings along one direction; above lines where there are any. */
export function renderRingNames(wheel: Wheel, angle: number, language: Language, ink: Ink): string {
  return ringLabelsAt(wheel, angle, language)
    .map(({ text, centre }) =>
      element(
        'text',
        { ...ink('ringName'), 'text-anchor': 'middle', x: tenths(centre.x), y: tenths(centre.y + 4.5) },
        escapeXml(text),
      ),
    )
    .join('');
}
