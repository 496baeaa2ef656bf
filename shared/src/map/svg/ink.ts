import type { DomainId, RingId } from '../../content/domains.ts';
import type { Attributes } from './markup.ts';
import type { Palette } from './palette.ts';

/** A part of the wheel that has a look of its own. */
export type Part =
  | 'ground'
  | 'rim'
  | RingId
  | 'edge'
  | 'sectorLine'
  | 'driverLine'
  | 'ring'
  | 'hub'
  | 'domainIcon'
  | 'domainName'
  | 'driverName'
  | 'ringName';

/** How parts get their look: by class names for our own style sheets, or written out. */
export type Ink = (part: Part, domain?: DomainId) => Attributes;

const CLASSES: Readonly<Record<Part, string>> = {
  ground: 'v-ground',
  rim: 'v-rim',
  distant: 'v-r3',
  involved: 'v-r2',
  table: 'v-r1',
  edge: 'v-edge',
  sectorLine: 'v-sec',
  driverLine: 'v-mid',
  ring: 'v-ring',
  hub: 'v-hub',
  domainIcon: 'v-domic',
  domainName: 'v-dom',
  driverName: 'v-drv',
  ringName: 'v-ringlab',
};

/** Class names of the client's style sheet: `v-…` for the part, `d-…` for the domain. */
export const classInk: Ink = (part, domain) => {
  const names = [CLASSES[part]];
  if (domain !== undefined) names.push(part === 'domainName' ? `f-${domain}` : `d-${domain}`);
  if (domain !== undefined && part === 'edge') names.push(`e-${domain}`);
  return { class: names.join(' ') };
};

/** The printed edge of every domain: a solid line, long bars, short bars, ticks, dots and dash-dot. */
const EDGES: Readonly<Record<DomainId, Attributes>> = {
  ambtelijk: {},
  bestuur: { 'stroke-dasharray': '26 5' },
  politiek: { 'stroke-dasharray': '9 6' },
  media: { 'stroke-dasharray': '2.5 3.5' },
  burger: { 'stroke-dasharray': '.1 9', 'stroke-linecap': 'round' },
  privaat: { 'stroke-dasharray': '18 5 4 5' },
};

/** Looks written out in attributes, for a drawing that stands alone. */
export function paletteInk(palette: Palette): Ink {
  return (part, domain) => {
    const { ink, tint } = domain ? palette.domains[domain] : { ink: palette.text, tint: palette.surface };
    const looks: Readonly<Record<Part, Attributes>> = {
      ground: { fill: palette.surface },
      rim: { fill: tint },
      distant: { fill: tint, 'fill-opacity': 0.72 },
      involved: { fill: tint, 'fill-opacity': 0.42 },
      table: { fill: tint, 'fill-opacity': 0.16 },
      edge: { fill: 'none', stroke: ink, 'stroke-width': 6, ...(domain && EDGES[domain]) },
      sectorLine: { fill: 'none', stroke: palette.sectorLine, 'stroke-width': 5 },
      driverLine: {
        fill: 'none',
        stroke: ink,
        'stroke-width': 1,
        'stroke-dasharray': '1 5',
        'stroke-linecap': 'round',
      },
      ring: { fill: 'none', stroke: palette.ring, 'stroke-width': 1 },
      hub: { fill: palette.surfaceInk },
      domainIcon: { ...lineDrawing, stroke: ink, 'stroke-width': 2.1 },
      domainName: { fill: ink, 'font-weight': 700, 'letter-spacing': '.01em' },
      driverName: { fill: palette.text, 'font-weight': 500 },
      ringName: {
        fill: palette.textSoft,
        'font-size': 13,
        'font-weight': 500,
        'paint-order': 'stroke',
        stroke: palette.surface,
        'stroke-width': 4,
        'stroke-linejoin': 'round',
      },
    };
    return looks[part];
  };
}

export const lineDrawing: Attributes = {
  fill: 'none',
  'stroke-linecap': 'round',
  'stroke-linejoin': 'round',
};
