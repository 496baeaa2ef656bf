import { type CardOnMap, freePlaceFor } from '@verbindbord/shared/map/freePlace.ts';
import { type Meaning, meaningOf, type Place } from '@verbindbord/shared/map/place.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { shownBoard } from '../board/moment.ts';
import { sizeOf } from '../canvas/boardToNodes.ts';

/**
 * Where a card of this name goes that should mean this. The place that was pointed at stays when it means the
 * same; otherwise the map looks for room.
 */
export function findPlace(meaning: Meaning, name: string, wanted: Place | null, except?: string): Place {
  if (wanted && sameMeaning(meaningOf(wanted), meaning)) return wanted;
  const { stakeholders, settings } = shownBoard();
  const taken: CardOnMap[] = Object.values(stakeholders)
    .filter(({ id }) => id !== except)
    .map((other) => ({ place: other.place, size: sizeOf(other.name) }));
  return freePlaceFor(meaning, taken, standardWheel(settings.sectors ?? evenSectors), sizeOf(name));
}

function sameMeaning(one: Meaning, other: Meaning): boolean {
  return one.domain === other.domain && one.driver === other.driver && one.ring === other.ring;
}
