import type { Item } from '@verbindbord/shared/activities/blocks.ts';

/** The sign of a stakeholder on the map, with its number: the same in the figure and in the table. */
export function SeatNumber({ seat }: { seat: NonNullable<Item['seat']> }) {
  return (
    <svg
      className={`report-seat d-${seat.domain}`}
      width="22"
      height="22"
      viewBox="-12 -12 24 24"
      aria-hidden="true"
    >
      <circle className={`report-disc report-disc-${seat.seat}`} r="10.4" />
      <text
        className={`report-digits report-digits-${seat.seat}`}
        textAnchor="middle"
        y={seat.number < 100 ? 4.5 : 3.4}
        fontSize={seat.number < 100 ? 13 : 9.5}
      >
        {seat.number}
      </text>
    </svg>
  );
}
