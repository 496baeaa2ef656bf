import './GhostLayer.css';
import type { Shift } from '@verbindbord/shared/analysis/lens.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { boxAround } from '@verbindbord/shared/map/boxes.ts';
import { type Ghost, ghostArrow } from '@verbindbord/shared/map/ghosts.ts';
import type { Wheel } from '@verbindbord/shared/map/wheel.ts';
import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useShownBoard } from '../board/moment.ts';
import { useBoard } from '../board/store.ts';
import { sizeOf } from '../canvas/boardToNodes.ts';
import { nameLines } from '../canvas/map/nameLines.ts';

interface GhostLayerProps {
  shifts: readonly Shift[];
  wheel: Wheel;
  /** The size of a seat in the world when only seats are drawn; null for cards. */
  seatSize: number | null;
}

/** Where those stand now who stand elsewhere at the moment that is looked at, with an arrow to there. Not to be pressed. */
export const GhostLayer = memo(function GhostLayer({ shifts, wheel, seatSize }: GhostLayerProps) {
  const now = useBoard((board) => board.stakeholders);
  const then = useShownBoard((board) => board.stakeholders);
  const ghosts = useMemo(
    () =>
      shifts.flatMap(({ stakeholder }) => {
        const [from, to] = [now[stakeholder], then[stakeholder]];
        return from && to ? [{ one: from, ...ghostOf(from, to, wheel, seatSize) }] : [];
      }),
    [shifts, now, then, wheel, seatSize],
  );
  return (
    <ViewportPortal>
      <svg className="lens-ghosts" aria-hidden="true">
        {ghosts.map(({ one, ghost, arrow }) => (
          <g key={one.id}>
            {seatSize === null ? (
              <GhostCard one={one} ghost={ghost} />
            ) : (
              <circle className="lens-ghost" cx={ghost.from.x} cy={ghost.from.y} r={seatSize / 2} />
            )}
            <path className="lens-arrow" d={arrow.path} />
            <path className="lens-arrow-head" d={arrow.head} />
          </g>
        ))}
      </svg>
    </ViewportPortal>
  );
});

function ghostOf(from: Stakeholder, to: Stakeholder, wheel: Wheel, seatSize: number | null) {
  const size = seatSize === null ? sizeOf(from.name) : { width: seatSize, height: seatSize };
  const ghost: Ghost = { from: wheel.pointOf(from.place), to: wheel.pointOf(to.place), size };
  return { ghost, arrow: ghostArrow(ghost) };
}

function GhostCard({ one, ghost }: { one: Stakeholder; ghost: Ghost }) {
  const { left, top } = boxAround(ghost.from, ghost.size);
  const lines = nameLines(one.name);
  const first = ghost.from.y - ((lines.length - 1) * 15) / 2 + 4.5;
  return (
    <>
      <rect
        className="lens-ghost"
        x={left}
        y={top}
        width={ghost.size.width}
        height={ghost.size.height}
        rx={2}
      />
      <text>
        {lines.map(({ text, isBroken }, index) => (
          <tspan key={text} x={left + 19} y={first + index * 15}>
            {isBroken ? `${text}-` : text}
          </tspan>
        ))}
      </text>
    </>
  );
}
