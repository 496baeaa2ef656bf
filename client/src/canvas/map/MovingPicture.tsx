import './MovingPicture.css';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { presenceStore } from '../../connection/presence.ts';
import { seenCursors } from '../../presence/cursors.ts';
import { t } from '../../text/t.ts';
import type { StakeholderNode } from '../boardToNodes.ts';
import { canvasStore } from '../canvasStore.ts';
import { movingCards, onMoving, placeOfMoving } from '../moving.ts';
import { drawMoving } from '../picture.ts';
import { tagOf } from './cursorTag.ts';
import { lookOf, SEAT_EDGES } from './SeatPicture.tsx';

interface MovingPictureProps {
  cards: readonly StakeholderNode[];
  connections: readonly { readonly from: string; readonly to: string }[];
  /** Of a seat, in pixels of the screen. */
  seatSize: number;
}

/** How far a line bows, as a share of its length: as much as it does at rest when there are this many. */
const BOW = 0.12;

/**
 * What others do in a crowd, as one picture over the map: the seats that they carry with their connections, and their
 * cursors with their names. Drawn once a frame, whatever came in, and not at all when nothing moves.
 */
export function MovingPicture({ cards, connections, seatSize }: MovingPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const store = useStoreApi();
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return;
    const scene = sceneOf(cards, connections);
    let frame: number | null = null;
    let inks: Inks | null = null;
    const draw = (): void => {
      frame = null;
      const { transform, width, height } = store.getState();
      const density = devicePixelRatio;
      fit(element, width * density, height * density);
      const isEmpty = movingCards().size === 0 && seenCursors.size === 0;
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, element.width, element.height);
      // The colours are read anew when there was nothing to be seen: the theme can have changed.
      inks = isEmpty ? null : (inks ?? inksOf(element));
      if (!inks) return;
      const view: View = { x: transform[0], y: transform[1], zoom: transform[2], density };
      drawConnections(context, view, scene, inks);
      drawSeats(context, view, scene, inks, seatSize);
      drawCursors(context, view, inks);
    };
    const request = (): void => {
      frame ??= requestAnimationFrame(draw);
    };
    const stops = [
      drawMoving({ redraw: request, has: (id) => scene.cards.has(id) }),
      onMoving(request),
      store.subscribe(request),
    ];
    request();
    return () => {
      for (const stop of stops) stop();
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }, [cards, connections, seatSize, store]);
  return (
    <div aria-hidden="true">
      <canvas ref={canvas} className="map-moving" />
    </div>
  );
}

/** What lies where when it rests, and what belongs to what. */
interface Scene {
  readonly cards: ReadonlyMap<
    string,
    { readonly look: string; readonly edge: number; readonly middle: Point }
  >;
  readonly connectionsOf: ReadonlyMap<string, readonly { readonly from: string; readonly to: string }[]>;
}

/** From the world to the pixels of the picture. */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly density: number;
}

/** The colours of the theme that is on. */
interface Inks {
  readonly text: string;
  readonly surface: string;
  readonly link: string;
  readonly font: string;
  readonly seats: ReadonlyMap<string, { readonly fill: string; readonly stroke: string }>;
}

function sceneOf(cards: MovingPictureProps['cards'], connections: MovingPictureProps['connections']): Scene {
  const byId = new Map(
    cards.map((card) => {
      const { position, measured, data } = card;
      const middle = {
        x: position.x + (measured?.width ?? 0) / 2,
        y: position.y + (measured?.height ?? 0) / 2,
      };
      return [card.id, { look: lookOf(card), edge: SEAT_EDGES[data.stakeholder.seat], middle }];
    }),
  );
  const ends = connections.flatMap((connection) => [
    { id: connection.from, connection },
    { id: connection.to, connection },
  ]);
  const byEnd = Map.groupBy(ends, ({ id }) => id);
  const connectionsOf = new Map([...byEnd].map(([id, its]) => [id, its.map(({ connection }) => connection)]));
  return { cards: byId, connectionsOf };
}

function fit(element: HTMLCanvasElement, width: number, height: number): void {
  const [wide, high] = [Math.round(width), Math.round(height)];
  if (element.width !== wide) element.width = wide;
  if (element.height !== high) element.height = high;
}

function inksOf(element: HTMLCanvasElement): Inks {
  const { color, caretColor, borderTopColor, fontFamily } = getComputedStyle(element);
  const looks =
    element.closest('.react-flow')?.querySelectorAll<SVGPathElement>('.map-dots [data-look]') ?? [];
  const seats = [...looks].map((path) => {
    const { fill, stroke } = getComputedStyle(path);
    return [path.dataset.look ?? '', { fill, stroke }] as const;
  });
  return { text: color, surface: caretColor, link: borderTopColor, font: fontFamily, seats: new Map(seats) };
}

function toWorld(context: CanvasRenderingContext2D, { x, y, zoom, density }: View): void {
  context.setTransform(zoom * density, 0, 0, zoom * density, x * density, y * density);
}

function drawConnections(context: CanvasRenderingContext2D, view: View, scene: Scene, inks: Inks): void {
  const { selected } = canvasStore.getState();
  toWorld(context, view);
  const whereIs = (id: string): Point | undefined => placeOfMoving(id) ?? scene.cards.get(id)?.middle;
  const following = new Set([...movingCards()].flatMap((id) => scene.connectionsOf.get(id) ?? []));
  for (const isStrong of [false, true]) {
    context.beginPath();
    for (const { from, to } of following) {
      if ((from === selected || to === selected) !== isStrong) continue;
      const [start, end] = [whereIs(from), whereIs(to)];
      if (start && end) trace(context, start, end);
    }
    context.strokeStyle = isStrong ? inks.text : inks.link;
    context.globalAlpha = isStrong ? 1 : 0.5;
    context.lineWidth = isStrong ? 3 : 1 / view.zoom;
    context.stroke();
  }
  context.globalAlpha = 1;
}

function trace(context: CanvasRenderingContext2D, start: Point, end: Point): void {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(start.x + dx / 2 - dy * BOW, start.y + dy / 2 + dx * BOW, end.x, end.y);
}

function drawSeats(
  context: CanvasRenderingContext2D,
  view: View,
  scene: Scene,
  inks: Inks,
  seatSize: number,
): void {
  toWorld(context, view);
  const size = seatSize / view.zoom;
  for (const id of movingCards()) {
    const card = scene.cards.get(id);
    const at = placeOfMoving(id);
    const ink = card && inks.seats.get(card.look);
    if (!at || !ink) continue;
    const edge = size * card.edge;
    context.beginPath();
    context.arc(at.x, at.y, (size - edge) / 2, 0, 2 * Math.PI);
    context.fillStyle = ink.fill;
    context.fill();
    if (edge === 0) continue;
    context.setLineDash(card.look.endsWith('missing') ? [edge * 2, edge * 1.3] : []);
    context.strokeStyle = ink.stroke;
    context.lineWidth = edge;
    context.stroke();
  }
  context.setLineDash([]);
}

function drawCursors(context: CanvasRenderingContext2D, { x, y, zoom, density }: View, inks: Inks): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  const { others } = presenceStore.getState();
  for (const [seat, at] of seenCursors) {
    const other = others.get(seat);
    if (!other?.cursor) continue;
    const { name } = other.user;
    const tag = tagOf(other.drag ? t('canvas.moves', { name }) : name, { ...inks, density });
    context.drawImage(tag, Math.round((at.x * zoom + x) * density), Math.round((at.y * zoom + y) * density));
  }
}
