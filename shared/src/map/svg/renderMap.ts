import type { DomainId } from '../../content/domains.ts';
import type { Language } from '../../content/localized.ts';
import { cardBox } from '../boxes.ts';
import { cardSize, SEAT_DIAMETER } from '../cardText.ts';
import { tenths } from '../curves.ts';
import { wrapLines } from '../lettering.ts';
import type { LineWeight } from '../lineWeight.ts';
import { HUB_EDGE } from '../place.ts';
import { ringLabelAngle, ringLabelsAt } from '../ringLabels.ts';
import { type Route, type RouteCard, type RouteLabel, routeConnections } from '../routes.ts';
import type { Point, Wheel } from '../wheel.ts';
import { paletteInk } from './ink.ts';
import { ghostOf, type MapCard, namedCard, numberedSeat } from './mapCards.ts';
import { element, escapeXml } from './markup.ts';
import { lightPalette, type Palette } from './palette.ts';
import { renderRingNames, renderWheelBackground } from './wheelBackground.ts';

export type { MapCard } from './mapCards.ts';

export interface MapConnection {
  readonly id: string;
  /** Ids of cards. */
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** The domain whose colour the label has: that of the driver that connects. */
  readonly domain: DomainId;
  /** A wish is dashed: this connection is not there yet. */
  readonly wish: boolean;
  /** What the election lens does to it, in a drawing of another moment than now. */
  readonly effect?: 'risk' | 'helped';
  /** How strong it is now, where the lens does nothing to it. */
  readonly weight?: LineWeight;
}

export interface MapDrawing {
  readonly wheel: Wheel;
  readonly language: Language;
  /** What the drawing is, for whoever cannot see it. */
  readonly title: string;
  readonly description?: string;
  /** What stands in the middle, above and as the name of the case. */
  readonly hub: { readonly heading?: string; readonly title: string };
  /** In the order of their numbers, which begin at 1. */
  readonly cards: readonly MapCard[];
  readonly connections: readonly MapConnection[];
  /** 'named' is the board; 'numbered' a small figure whose names stand in a table beside it. */
  readonly cardStyle: 'named' | 'numbered';
  /** Paper around the wheel, in its own units. */
  readonly margin?: number;
  readonly palette?: Palette;
  readonly fontFamily?: string;
  /** Makes ids unique where several drawings share a page. */
  readonly idPrefix?: string;
}

const FONTS = "'Bricolage Grotesque', Arial, sans-serif";

/** A numbered seat as routes see it: smaller than its disc, whose corners are round. */
const NUMBERED = { width: SEAT_DIAMETER - 6, height: SEAT_DIAMETER - 6, overhang: 0 } as const;

/** Room for the edge pattern and the icons, and a little air. */
const MARGIN = { named: 38, numbered: 12 } as const;

/**
 * The domain map as an SVG document that needs nothing beside it: no style sheet, no script, nothing from the
 * network. The same map gives the same bytes. Every text is escaped.
 */
export function renderMap(drawing: MapDrawing): string {
  const { wheel, palette = lightPalette, idPrefix = 'map', title, description } = drawing;
  const margin = drawing.margin ?? MARGIN[drawing.cardStyle];
  const width = 2 * (wheel.a + margin);
  const height = 2 * (wheel.b + margin);
  const view = [wheel.cx - wheel.a - margin, wheel.cy - wheel.b - margin, width, height];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: tenths(width),
      height: tenths(height),
      viewBox: view.map(tenths).join(' '),
      role: 'img',
      'aria-labelledby': description ? `${idPrefix}-title ${idPrefix}-description` : `${idPrefix}-title`,
      'font-family': drawing.fontFamily ?? FONTS,
    },
    element('title', { id: `${idPrefix}-title` }, escapeXml(title)) +
      (description ? element('desc', { id: `${idPrefix}-description` }, escapeXml(description)) : '') +
      paint(drawing, palette, idPrefix),
  );
}

interface Positioned {
  readonly card: MapCard;
  readonly number: number;
  readonly middle: Point;
  readonly route: RouteCard;
}

function paint(drawing: MapDrawing, palette: Palette, idPrefix: string): string {
  const { wheel, language } = drawing;
  const named = drawing.cardStyle === 'named';
  const cards = drawing.cards.map((card, index) => positioned(card, index + 1, wheel, named));
  const boxes = cards.map(({ middle, route }) => cardBox(middle, route));
  const ringLabels = named ? ringLabelAngle(wheel, boxes, language) : null;
  const routes = routeConnections(
    wheel,
    cards.map(({ route }) => route),
    drawing.connections.map((connection) => (named ? connection : { ...connection, label: '' })),
    { obstacles: ringLabels === null ? [] : ringLabelsAt(wheel, ringLabels, language).map(({ box }) => box) },
  );
  const byId = new Map(drawing.connections.map((connection) => [connection.id, connection]));
  const ink = paletteInk(palette);
  const background = renderWheelBackground(wheel, {
    language,
    lettering: named ? 'rim' : 'inside',
    nameSize: named ? 18 : 15,
    driverSize: 13,
    ringLabels: null,
    idPrefix,
    ink,
  });
  return [
    background,
    hubText(drawing, palette),
    ...cards.map(({ card, middle, route }) => ghostOf(card, middle, route, wheel, palette)),
    ...routes.map((route) => line(route, byId.get(route.id), palette)),
    ringLabels === null ? '' : renderRingNames(wheel, ringLabels, language, ink),
    ...cards.map(({ card, number, middle, route }) =>
      named ? namedCard(card, middle, route, palette) : numberedSeat(card, number, middle, palette),
    ),
    ...routes.map(({ id, label }) => {
      const domain = byId.get(id)?.domain;
      return label && domain ? labelOn(label, palette.domains[domain].ink, palette) : '';
    }),
  ].join('');
}

function positioned(card: MapCard, number: number, wheel: Wheel, named: boolean): Positioned {
  const middle = wheel.pointOf(card.place);
  const size = named ? cardSize(card.name) : NUMBERED;
  return { card, number, middle, route: { id: card.id, ...middle, ...size } };
}

const LINE_WIDTHS: Readonly<Record<LineWeight, number>> = { thin: 1, plain: 1.6, thick: 3 };

/** A wish is dashed; what is at risk is dashed and dotted, what the moment helps is heavy. */
function line({ path, head }: Route, connection: MapConnection | undefined, palette: Palette): string {
  const { wish = false, weight = 'plain', effect } = connection ?? {};
  const ink = { none: palette.link, risk: palette.risk, helped: palette.help }[effect ?? 'none'];
  const width = { none: LINE_WIDTHS[weight], risk: 2.2, helped: 3 }[effect ?? 'none'];
  const stroke = { fill: 'none', stroke: ink, 'stroke-width': width };
  const dashes = effect === 'risk' ? '9 4 2 4' : wish ? '6 4' : undefined;
  return (
    element('path', {
      d: path,
      fill: 'none',
      stroke: palette.surface,
      'stroke-width': 5,
      'stroke-opacity': 0.85,
    }) +
    element('path', { d: path, ...stroke, 'stroke-dasharray': dashes }) +
    element('path', { d: head, ...stroke, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })
  );
}

function labelOn(label: RouteLabel, ink: string, palette: Palette): string {
  const first = label.y - (label.lines.length - 1) * 7.5 + 4.5;
  const lines = label.lines.map((text, index) =>
    element('tspan', { x: tenths(label.x), y: tenths(first + index * 15) }, escapeXml(text)),
  );
  return (
    element('rect', {
      x: tenths(label.x - label.width / 2),
      y: tenths(label.y - label.height / 2),
      width: tenths(label.width),
      height: label.height,
      rx: 10,
      fill: palette.surface,
    }) +
    element(
      'text',
      { 'text-anchor': 'middle', 'font-size': 13, 'font-weight': 500, 'font-stretch': '88%', fill: ink },
      lines.join(''),
    )
  );
}

/** The case in the middle: as large as fits on four lines. */
function hubText({ wheel, hub, cardStyle }: MapDrawing, palette: Palette): string {
  const room = 2 * wheel.a * HUB_EDGE - 30;
  const size = cardStyle === 'named' ? 15 : 13;
  // Bold and in the normal width: about a sixth wider than on a card.
  const lines = wrapLines(hub.title, room / 1.17, size, hub.heading ? 3 : 4);
  const step = size * 1.15;
  const heading = hub.heading ? 13 * 1.2 : 0;
  const height = lines.length * step + heading;
  const top = wheel.cy - height / 2;
  const at = (index: number) => tenths(top + heading + index * step + size * 0.86);
  const title = lines.map((text, index) =>
    element('tspan', { x: tenths(wheel.cx), y: at(index) }, escapeXml(text)),
  );
  return (
    (hub.heading
      ? element(
          'text',
          {
            x: tenths(wheel.cx),
            y: tenths(top + 10),
            'text-anchor': 'middle',
            'font-size': 13,
            fill: palette.textSoftOnInk,
          },
          escapeXml(hub.heading),
        )
      : '') +
    element(
      'text',
      { 'text-anchor': 'middle', 'font-size': size, 'font-weight': 700, fill: palette.textOnInk },
      title.join(''),
    )
  );
}
