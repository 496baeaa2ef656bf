import type { DomainId, SeatId } from '../../content/domains.ts';
import { boxAround } from '../boxes.ts';
import { CARD_LINE_HEIGHT, CARD_PADDING, type CardSize, cardLines, SEAT_DIAMETER } from '../cardText.ts';
import { tenths } from '../curves.ts';
import { domainIcons } from '../domainIcons.ts';
import { ghostArrow } from '../ghosts.ts';
import type { Place } from '../place.ts';
import type { Point, Wheel } from '../wheel.ts';
import { lineDrawing } from './ink.ts';
import { type Attributes, element, escapeXml } from './markup.ts';
import type { Palette } from './palette.ts';

/** A stakeholder as the drawing needs it. */
export interface MapCard {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly seat: SeatId;
  /** Where it stands now, in a drawing of a moment at which it stands elsewhere; its colour is that of its own domain. */
  readonly now?: Place;
}

const ICON_SIZE = 14;

/** How a seat shows without colour: filled, outlined, dotted or dashed. */
function seatLook(seat: SeatId, domain: DomainId, palette: Palette): { disc: Attributes; sign: string } {
  const { ink, tint } = palette.domains[domain];
  const outlined = { stroke: ink, 'stroke-width': 1.75 };
  const looks: Readonly<Record<SeatId, { disc: Attributes; sign: string }>> = {
    present: { disc: { fill: ink }, sign: palette.onDomain },
    represented: { disc: { fill: tint, ...outlined }, sign: ink },
    consulted: {
      disc: { fill: tint, ...outlined, 'stroke-dasharray': '.1 3.6', 'stroke-linecap': 'round' },
      sign: ink,
    },
    missing: { disc: { fill: palette.surface, ...outlined, 'stroke-dasharray': '4 2.5' }, sign: ink },
  };
  return looks[seat];
}

/** A card with its name and seat, around its middle. */
export function namedCard(card: MapCard, middle: Point, size: CardSize, palette: Palette): string {
  const { left, top } = boxAround(middle, size);
  const lines = cardLines(card.name);
  const { domain } = card.now ?? card.place;
  const look = seatLook(card.seat, domain, palette);
  const firstLine = middle.y - ((lines.length - 1) * CARD_LINE_HEIGHT) / 2 + 4.5;
  const text = lines.map((line, index) =>
    element(
      'tspan',
      { x: tenths(left + CARD_PADDING.left), y: tenths(firstLine + index * CARD_LINE_HEIGHT) },
      escapeXml(line),
    ),
  );
  return element(
    'g',
    {},
    element('title', {}, escapeXml(card.name)) +
      element('rect', {
        x: tenths(left),
        y: tenths(top),
        width: size.width,
        height: size.height,
        rx: 3,
        fill: palette.surface,
        stroke: palette.line,
      }) +
      element('circle', {
        cx: tenths(left),
        cy: tenths(middle.y),
        r: SEAT_DIAMETER / 2 - (card.seat === 'present' ? 0 : 0.9),
        ...look.disc,
      }) +
      element(
        'g',
        {
          transform: `translate(${tenths(left - ICON_SIZE / 2)} ${tenths(middle.y - ICON_SIZE / 2)}) scale(${(ICON_SIZE / 24).toFixed(3)})`,
        },
        element('path', { ...lineDrawing, stroke: look.sign, 'stroke-width': 2, d: domainIcons[domain] }),
      ) +
      element(
        'text',
        { fill: palette.text, 'font-size': 13, 'font-weight': 600, 'font-stretch': '88%' },
        text.join(''),
      ),
  );
}

/** A seat with a number, for figures that go with a table. */
export function numberedSeat(card: MapCard, number: number, middle: Point, palette: Palette): string {
  const look = seatLook(card.seat, (card.now ?? card.place).domain, palette);
  const size = number < 100 ? 13 : 10;
  return element(
    'g',
    {},
    element('title', {}, escapeXml(`${number}. ${card.name}`)) +
      element('circle', { cx: tenths(middle.x), cy: tenths(middle.y), r: 11.1, ...look.disc }) +
      element(
        'text',
        {
          x: tenths(middle.x),
          y: tenths(middle.y + size * 0.35),
          'text-anchor': 'middle',
          'font-size': size,
          'font-weight': 700,
          fill: look.sign,
        },
        String(number),
      ),
  );
}

/** Where a card stands now, with an arrow to where it stands at the moment that is drawn. */
export function ghostOf(
  { now }: MapCard,
  middle: Point,
  size: CardSize,
  wheel: Wheel,
  palette: Palette,
): string {
  if (!now) return '';
  const from = wheel.pointOf(now);
  const box = boxAround(from, size);
  const { path, head } = ghostArrow({ from, to: middle, size });
  const line = { fill: 'none', stroke: palette.textSoft, 'stroke-linecap': 'round' };
  const arrow = { ...line, 'stroke-width': 1.8, 'stroke-linejoin': 'round' };
  return (
    element('rect', {
      ...line,
      x: tenths(box.left),
      y: tenths(box.top),
      width: tenths(size.width),
      height: tenths(size.height),
      rx: Math.min(size.width, size.height) < SEAT_DIAMETER ? tenths(size.height / 2) : 3,
      'stroke-width': 1.25,
      'stroke-dasharray': '4 3',
    }) +
    (path === ''
      ? ''
      : element('path', { ...arrow, d: path, 'stroke-dasharray': '.1 5' }) +
        element('path', { ...arrow, d: head }))
  );
}
