import { addConnection } from '@verbindbord/shared/board/connection.ts';
import { addStakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { DOMAIN_IDS, DOMAINS, RING_IDS, SEAT_IDS } from '@verbindbord/shared/content/domains.ts';
import { cardSize } from '@verbindbord/shared/map/cardText.ts';
import { freePlaces } from '@verbindbord/shared/map/freePlace.ts';
import { evenSectors, type Point, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import * as Y from 'yjs';
import { randomFrom } from '../relay/random.ts';

/** A card as every board draws it, in world units: a name in a rectangle around a point. */
export interface MapCard {
  readonly id: string;
  readonly name: string;
  readonly middle: Point;
  readonly width: number;
  readonly height: number;
}

export interface MapConnection {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** The map that all boards show. */
export interface BenchMap {
  readonly cards: readonly MapCard[];
  readonly connections: readonly MapConnection[];
  /** The same as a document of ours, and in parts none of which is too large for one message. */
  readonly update: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

const WHAT = ['Gemeente', 'Waterschap', 'Stichting', 'Vereniging', 'Netwerk', 'Regio', 'Platform', 'Bureau'];
const ADJECTIVES = ['Noordelijk', 'Landelijk', 'Samen', 'Jong', 'Groen', 'Veilig', 'Vrij', 'Nieuw'];
const WHERE = [
  'Zuidland',
  'Maasoord',
  'Veendam',
  'Lekstroom',
  'Hoogwoud',
  'Duinrand',
  'Polderwijk',
  'Rijnhaven',
];
const CARDS_AT_ONCE = 500;
/** So many cards come with one connection. */
const CARDS_PER_CONNECTION = 4;

/** A map with so many cards, placed as an import places them; the same at each call. */
export function makeMap(count: number): BenchMap {
  const random = randomFrom(count);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random() * list.length)] ?? list[0];
  const words = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const wheel = standardWheel(evenSectors);
  const places = freePlaces(wheel, []);
  const doc = new Y.Doc();
  const cards: MapCard[] = [];
  const connections: MapConnection[] = [];
  const parts: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => parts.push(update));
  const addCards = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      const id = `card-${String(index).padStart(4, '0')}-of-the-bench-map`;
      const name = `${words(WHAT)} ${words(ADJECTIVES)} ${words(WHERE)}`;
      const domain = pick(DOMAIN_IDS);
      const meaning = { domain, driver: pick(DOMAINS[domain].drivers).id, ring: pick(RING_IDS) };
      const size = cardSize(name);
      const place = places.take(meaning, size);
      addStakeholder(doc, { id, name, place, seat: pick(SEAT_IDS) });
      cards.push({ id, name, middle: wheel.pointOf(place), ...size });
    }
  };
  for (let from = 0; from < count; from += CARDS_AT_ONCE)
    doc.transact(() => addCards(from, Math.min(count, from + CARDS_AT_ONCE)));
  doc.transact(() => {
    for (let index = 0; index < count / CARDS_PER_CONNECTION; index++) {
      const [from, to] = [Math.floor(random() * count), Math.floor(random() * count)].map(
        (one) => cards[one]?.id,
      );
      const driver = pick(DOMAINS[pick(DOMAIN_IDS)].drivers).id;
      const id = `connection-${String(index).padStart(4, '0')}-of-the-bench`;
      if (from === undefined || to === undefined || addConnection(doc, { id, from, to, driver }) === null)
        continue;
      connections.push({ id, from, to });
    }
  });
  return { cards, connections, update: Y.encodeStateAsUpdate(doc), parts };
}

/** Somebody else's drag: of which card, and where it is at each moment. */
export interface Drag {
  readonly card: MapCard;
  readonly at: (seconds: number) => Point;
}

/** How many others drag a card each, 20 times a second. */
export const DRAGGING = 50;
/** How far from its place a card is carried around, and how long once round takes. */
const RADIUS = 60;
const ROUND_SECONDS = 4;

/** The cards that others carry around, spread over the map, each at its own moment of a circle. */
export function dragsOn({ cards }: BenchMap, people: number): readonly Drag[] {
  return Array.from(
    { length: people },
    (_none, person) => cards[Math.floor((person * cards.length) / people)],
  ).flatMap((card, person) =>
    card === undefined ? [] : [{ card, at: (seconds) => around(card.middle, person, seconds) }],
  );
}

function around({ x, y }: Point, person: number, seconds: number): Point {
  const angle = 2 * Math.PI * (seconds / ROUND_SECONDS + person * 0.381966);
  return { x: x + RADIUS * Math.cos(angle), y: y + RADIUS * Math.sin(angle) };
}
