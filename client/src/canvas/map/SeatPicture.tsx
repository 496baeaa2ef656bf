import './SeatPicture.css';
import type { SeatId } from '@verbindbord/shared/content/domains.ts';
import { tenths } from '@verbindbord/shared/map/curves.ts';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo, useSyncExternalStore } from 'react';
import type { StakeholderNode } from '../boardToNodes.ts';
import { useCanvas } from '../canvasStore.ts';
import { movingCards, onMoving } from '../moving.ts';

/** With more cards than this their seats are drawn as one picture: each by itself is work in every frame. */
export const MANY_SEATS = 120;

/** How thick the edge of a seat is, as a share of its size. */
export const SEAT_EDGES: Readonly<Record<SeatId, number>> = {
  present: 0,
  represented: 1.75 / 24,
  consulted: 1.75 / 24,
  missing: 2.75 / 24,
};

interface SeatPictureProps {
  cards: readonly StakeholderNode[];
  /** Of a seat, in units of the world. */
  size: number;
}

/**
 * The seats of many cards that rest and are nothing out of the ordinary, as a handful of shapes. The cards themselves
 * are there too, to be pressed, reached by key and read aloud, and are seen once something is to be seen of them: they
 * move, are pointed at, have the focus or are chosen.
 */
export const SeatPicture = memo(function SeatPicture({ cards, size }: SeatPictureProps) {
  const moving = useSyncExternalStore(onMoving, movingCards);
  const faded = useCanvas((state) => state.faded);
  const shapes = useMemo(() => {
    const resting = cards.filter(({ id }) => !moving.has(id) && !faded.has(id));
    const byLook = Map.groupBy(resting, lookOf);
    // All looks that there are, also when nobody with one rests: those on the move are drawn in their colours.
    return [...new Map(cards.map((card) => [lookOf(card), card.data.stakeholder.seat]))].map(
      ([look, seat]) => {
        const edge = size * SEAT_EDGES[seat];
        return { look, edge, path: discsAt((byLook.get(look) ?? []).map(middleOf), (size - edge) / 2) };
      },
    );
  }, [cards, size, moving, faded]);
  return (
    <ViewportPortal>
      <svg className="map-dots" aria-hidden="true">
        {shapes.map(({ look, edge, path }) => (
          <path
            key={look}
            data-look={look}
            className={look}
            d={path}
            strokeWidth={edge}
            strokeDasharray={look.endsWith('missing') ? `${edge * 2} ${edge * 1.3}` : undefined}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
});

/** The classes that say how a seat looks. */
export function lookOf({ data: { stakeholder } }: StakeholderNode): string {
  return `d-${stakeholder.place.domain} map-dots-${stakeholder.seat}`;
}

function middleOf({ position, measured }: StakeholderNode): Point {
  return { x: position.x + (measured?.width ?? 0) / 2, y: position.y + (measured?.height ?? 0) / 2 };
}

/** SVG path data of a disc around each point. */
function discsAt(points: readonly Point[], radius: number): string {
  const r = tenths(radius);
  const across = tenths(2 * Number(r));
  const disc = `a${r} ${r} 0 1 0 ${across} 0a${r} ${r} 0 1 0 -${across} 0`;
  return points.map(({ x, y }) => `M${tenths(x - radius)} ${tenths(y)}${disc}`).join('');
}
