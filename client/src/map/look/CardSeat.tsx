import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import type { DomainId } from '@verbindbord/shared/content/domains.ts';
import { useCanvas } from '../../canvas/canvasStore.ts';
import { Seat } from '../Seat.tsx';

interface CardSeatProps {
  of: Stakeholder;
  /** Where it belongs, when it acts on the drivers of another domain for a while. */
  domain?: DomainId;
}

/** The disc of a stakeholder as this person looks at the map: by domain, or by the field that they chose. */
export function CardSeat({ of: { id, place, seat }, domain = place.domain }: CardSeatProps) {
  const badge = useCanvas((state) => state.badges.get(id));
  return <Seat domain={domain} seat={seat} badge={badge} />;
}
