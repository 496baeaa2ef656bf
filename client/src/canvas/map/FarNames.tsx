import './FarNames.css';
import { hubBox } from '@verbindbord/shared/map/boxes.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { farNames, type NamedSeat } from './farNames.ts';

interface FarNamesProps {
  wheel: Wheel;
  seats: readonly NamedSeat[];
  /** Rounded, so that the names are not laid out again in every frame of a zoom. */
  zoom: number;
  /** On the screen, in pixels. */
  letters: number;
  seatSize: number;
}

/** The names that fit when only seats are drawn. */
export const FarNames = memo(function FarNames({ wheel, seats, zoom, letters, seatSize }: FarNamesProps) {
  const fontSize = letters / zoom;
  const names = useMemo(
    () => farNames(seats, hubBox(wheel), wheel, { fontSize, radius: seatSize / 2 / zoom + 2 / zoom }),
    [wheel, seats, fontSize, seatSize, zoom],
  );
  return (
    <ViewportPortal>
      <svg className="map-far-names" aria-hidden="true" style={{ fontSize }}>
        {names.map(({ id, lines, x, y }) => (
          <text key={id} y={y + fontSize * (0.36 - (lines.length - 1) * 0.575)} textAnchor="middle">
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
