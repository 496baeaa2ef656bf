import './Seat.css';
import type { DomainId, SeatId } from '@verbindbord/shared/content/domains.ts';
import { Icon } from '../ui/Icon.tsx';

interface SeatProps {
  domain: DomainId;
  seat: SeatId;
  size?: number;
}

/** The disc of a stakeholder: its icon and colour say the domain, its edge says whether it sits at the table. */
export function Seat({ domain, seat, size = 24 }: SeatProps) {
  return (
    <span className={`map-seat map-seat-${seat} d-${domain}`} style={{ width: size, height: size }}>
      <Icon name={domain} size={Math.round(size * 0.58)} strokeWidth={2} />
    </span>
  );
}
