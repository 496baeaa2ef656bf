import './ConnectionLayer.css';
import type { LensMark } from '@verbindbord/shared/analysis/lens.ts';
import type { Connection } from '@verbindbord/shared/board/connection.ts';
import { DRIVERS } from '@verbindbord/shared/content/domains.ts';
import { lineWeight } from '@verbindbord/shared/map/lineWeight.ts';
import { ringPath } from '@verbindbord/shared/map/outline.ts';
import { HUB_EDGE } from '@verbindbord/shared/map/place.ts';
import {
  type Route,
  type RouteCard,
  type RouteConnection,
  routeConnections,
} from '@verbindbord/shared/map/routes.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useEffect, useMemo, useRef } from 'react';
import { useMoment } from '../../board/moment.ts';
import type { Language } from '../../text/t.ts';
import { ICON_PATHS } from '../../ui/iconPaths.ts';
import { openDialog, useCanvas } from '../canvasStore.ts';
import { useFollowing } from './useFollowing.ts';

interface ConnectionLayerProps {
  /** What the election lens does to some of them. */
  marks: readonly LensMark[];
  wheel: Wheel;
  cards: readonly RouteCard[];
  connections: readonly Connection[];
  obstacles: Parameters<typeof routeConnections>[3] extends infer O
    ? NonNullable<NonNullable<O> extends { obstacles?: infer B } ? B : never>
    : never;
  /** Whether the driver of each stands on it. */
  hasLabels: boolean;
  language: Language;
}

/** With more cards times connections than this, looking for the best way of each takes longer than people wait. */
const MOST_SEARCHED = 1500;
/** So many connections are a web in which each one has to step back. */
const WEB = 30;

/**
 * The connections between the cards, routed when cards rest. While a card moves only its own connections follow,
 * written straight to the drawing. For pointers; in words they are in the names of the cards and in the panel.
 */
export const ConnectionLayer = memo(function ConnectionLayer(props: ConnectionLayerProps) {
  const { wheel, cards, connections, obstacles, hasLabels, language, marks } = props;
  const drawing = useRef<SVGSVGElement>(null);
  // At another moment a line says what that does to the connection, and not how strong it is.
  const moment = useMoment();
  const selected = useCanvas((state) => state.selected);
  const faded = useCanvas((state) => state.faded);
  const wanted = useMemo(
    () =>
      connections.map(({ id, from, to, driver }): RouteConnection => {
        return { id, from, to, label: hasLabels ? DRIVERS[driver].name[language] : '' };
      }),
    [connections, hasLabels, language],
  );
  const routes = useMemo(
    () =>
      routeConnections(wheel, cards, wanted, {
        obstacles,
        effort: cards.length * wanted.length > MOST_SEARCHED ? 'simple' : 'full',
      }),
    [wheel, cards, wanted, obstacles],
  );
  const following = useFollowing(drawing, wheel, cards, wanted);
  usePressedLabels(drawing);
  const besideCase = useMemo(() => `M-5000 -5000H5000V5000H-5000Z${ringPath(wheel, HUB_EDGE)}`, [wheel]);
  const byId = new Map(connections.map((connection) => [connection.id, connection]));
  const effects = new Map(marks.map(({ connection, effect }) => [connection, effect]));
  const drawn = routes.flatMap((route) => {
    const connection = byId.get(route.id);
    if (!connection) return [];
    const isFaded = faded.has(connection.from) && faded.has(connection.to);
    const isStrong = touches(connection, selected);
    return [{ route, connection, effect: effects.get(route.id), isStrong, isFaded }];
  });
  // The strong ones last, so that they lie on top.
  drawn.sort((one, other) => Number(one.isStrong) - Number(other.isStrong));
  return (
    <ViewportPortal>
      <svg
        ref={drawing}
        className={drawn.length > WEB ? 'map-links map-links-web' : 'map-links'}
        aria-hidden="true"
      >
        <clipPath id="map-beside-case">
          <path clipRule="evenodd" d={besideCase} />
        </clipPath>
        <g clipPath="url(#map-beside-case)">
          {drawn.map(({ route, connection, effect, isStrong, isFaded }) => (
            <g
              key={route.id}
              data-route={route.id}
              data-weight={moment === 'now' ? lineWeight(connection) : undefined}
              className={`map-link${isStrong ? ' map-link-strong' : ''}${connection.wished ? ' map-link-wished' : ''}${effect ? ` map-link-${effect}` : ''}${isFaded ? ' map-link-faded' : ''}`}
            >
              <path className="map-link-halo" d={route.path} />
              <path className="map-link-line" d={route.path} />
              <path className="map-link-head" d={route.head} />
            </g>
          ))}
        </g>
        {drawn
          .filter(({ isFaded, isStrong }) => isStrong || !isFaded)
          .map(({ route, connection, effect, isStrong }) => (
            <Label key={route.id} route={route} connection={connection} effect={effect} isStrong={isStrong} />
          ))}
      </svg>
      <svg ref={following} className="map-links map-links-following" aria-hidden="true" />
    </ViewportPortal>
  );
});

function touches({ from, to }: Pick<Connection, 'from' | 'to'>, id: string | null): boolean {
  return from === id || to === id;
}

interface LabelProps {
  route: Route;
  connection: Connection;
  effect: LensMark['effect'] | undefined;
  isStrong: boolean;
}

/** Room for the sign of the lens before the driver. */
const SIGN = 18;

function Label({ route: { id, label }, connection, effect, isStrong }: LabelProps) {
  if (!label) return null;
  const { height, lines } = label;
  const sign = effect === undefined ? 0 : SIGN;
  const width = label.width + sign;
  const first = -(lines.length - 1) * 7.5 + 4.5;
  return (
    <g
      data-label={id}
      className={`map-label nopan f-${DRIVERS[connection.driver].domain}${isStrong ? ' map-label-strong' : ''}${effect ? ` map-label-${effect}` : ''}`}
      transform={`translate(${label.x} ${label.y})`}
    >
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={10} />
      {effect && (
        <path
          className="map-label-sign"
          transform={`translate(${-width / 2 + 5} -8) scale(${16 / 24})`}
          d={ICON_PATHS[effect === 'risk' ? 'warning' : 'arrowUp']}
        />
      )}
      <text textAnchor="middle">
        {lines.map((line, index) => (
          <tspan key={line} x={sign / 2} y={first + index * 15}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
}

/** A press on a label opens its connection. */
function usePressedLabels(drawing: React.RefObject<SVGSVGElement | null>): void {
  useEffect(() => {
    const svg = drawing.current;
    const onClick = (event: Event): void => {
      const label = event.target instanceof Element ? event.target.closest<SVGElement>('[data-label]') : null;
      const id = label?.dataset.label;
      if (id !== undefined) openDialog({ kind: 'connection', id });
    };
    svg?.addEventListener('click', onClick);
    return () => svg?.removeEventListener('click', onClick);
  }, [drawing]);
}
