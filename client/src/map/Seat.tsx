import './Seat.css';
import './look/Badge.css';
import type { DomainId, SeatId } from '@verbindbord/shared/content/domains.ts';
import { Icon } from '../ui/Icon.tsx';
import { type Badge, categoryIn } from './look/colours.ts';

interface SeatProps {
  domain: DomainId;
  seat: SeatId;
  size?: number;
  /** What it shows instead of the domain: an ink and a mark. */
  badge?: Badge | undefined;
}

/** The disc of a stakeholder: its icon and colour say the domain, its edge says whether it sits at the table. */
export function Seat({ domain, seat, size = 24, badge }: SeatProps) {
  if (badge !== undefined) {
    const { tone, mark } = categoryIn(badge);
    return (
      <span
        className={`map-seat tone-${tone}`}
        style={{ width: size, height: size, fontSize: Math.round(size * 0.58) }}
        data-mark={mark}
      />
    );
  }
  return (
    <span className={`map-seat map-seat-${seat} d-${domain}`} style={{ width: size, height: size }}>
      <Icon name={domain} size={Math.round(size * 0.58)} strokeWidth={2} />
    </span>
  );
}
