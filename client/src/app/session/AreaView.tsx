import type { Area } from '@verbindbord/shared/activities/registry.ts';
import { ParkingList } from '../../parking/ParkingList.tsx';

/** One area of the board, for who looks around. */
export function AreaView({ area }: { area: Area }) {
  return area === 'parking' ? <ParkingList /> : null;
}
