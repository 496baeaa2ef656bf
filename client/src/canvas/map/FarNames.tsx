import './FarNames.css';
import { hubBox } from '@verbindbord/shared/map/boxes.ts';
import { RIM_EDGE } from '@verbindbord/shared/map/place.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useCanvas } from '../canvasStore.ts';
import { type FarName, farNames, type NamedSeat, type Span } from './farNames.ts';

/** Where large letters of drivers begin that stand inside the rings. */
const EDGE_OF_DRIVERS = 0.85;

/** With more seats than this only those with the most connections have their name, more of them nearer by. */
const CROWD = 60;
const NAMES_IN_CROWD = 28;

interface FarNamesOptions {
  /** Otherwise there are none. */
  isShown: boolean;
  wheel: Wheel;
  seats: readonly NamedSeat[];
  connections: readonly { readonly from: string; readonly to: string }[];
  /** Rounded, so that the names are not laid out again in every frame of a zoom. */
  zoom: number;
  /** On the screen, in pixels. */
  letters: number;
  seatSize: number;
  /** Whether the drivers stand inside the rings, where names must not come. */
  hasDriversInside: boolean;
}

/** The names that fit when only seats are drawn. */
export function useFarNames(options: FarNamesOptions): readonly FarName[] {
  const { isShown, wheel, seats, connections, zoom, letters, seatSize, hasDriversInside } = options;
  const fontSize = letters / zoom;
  const spans = useMemo(() => {
    const middles = new Map(seats.map(({ id, middle }) => [id, middle]));
    return connections.flatMap(({ from, to }): Span[] => {
      const [start, end] = [middles.get(from), middles.get(to)];
      return start && end ? [[start, end]] : [];
    });
  }, [seats, connections]);
  return useMemo(() => {
    if (!isShown) return [];
    return farNames(seats, hubBox(wheel), wheel, {
      fontSize,
      radius: (seatSize / 2 + 2) / zoom,
      edge: hasDriversInside ? EDGE_OF_DRIVERS : RIM_EDGE,
      spans,
      most: seats.length > CROWD ? Math.round(NAMES_IN_CROWD * Math.max(1, zoom) ** 2) : seats.length,
    });
  }, [isShown, wheel, seats, spans, fontSize, seatSize, zoom, hasDriversInside]);
}

interface FarNamesProps {
  names: readonly FarName[];
  /** In units of the world. */
  fontSize: number;
}

/** Draws them beside their seats. */
export const FarNames = memo(function FarNames({ names, fontSize }: FarNamesProps) {
  const faded = useCanvas((state) => state.faded);
  return (
    <ViewportPortal>
      <svg className="map-far-names" aria-hidden="true" style={{ fontSize }}>
        {names.map(({ id, lines, x, y }) => (
          <text
            key={id}
            className={faded.has(id) ? 'map-far-name-faded' : undefined}
            y={y + fontSize * (0.36 - (lines.length - 1) * 0.575)}
            textAnchor="middle"
          >
            {lines.map((line, index) => (
              <tspan key={line} x={x} dy={index === 0 ? 0 : '1.15em'}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
      </svg>
    </ViewportPortal>
  );
});
