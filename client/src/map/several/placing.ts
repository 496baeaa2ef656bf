import type { RingId } from '@verbindbord/shared/content/domains.ts';
import type { Meaning } from '@verbindbord/shared/map/place.ts';
import * as together from '@verbindbord/shared/map/together.ts';
import { evenSectors, type Point, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { shownBoard } from '../../board/moment.ts';
import { sizeOf } from '../../canvas/boardToNodes.ts';

/** These cards as this screen shows them, with all the others around them. */
function several(ids: readonly string[]): together.Several {
  const { stakeholders, settings } = shownBoard();
  const isIn = new Set(ids);
  const all = Object.values(stakeholders).map(({ id, place, name }) => ({ id, place, size: sizeOf(name) }));
  return {
    wheel: standardWheel(settings.sectors ?? evenSectors),
    cards: all.filter(({ id }) => isIn.has(id)),
    others: all.filter(({ id }) => !isIn.has(id)),
  };
}

export function placesTogether(ids: readonly string[], by: Point): readonly together.Move[] {
  return together.moveTogether(several(ids), by);
}

export function placesInRing(ids: readonly string[], ring: RingId): readonly together.Move[] {
  return together.moveToRing(several(ids), ring);
}

export function placesFor(ids: readonly string[], meaning: Meaning): readonly together.Move[] {
  return together.moveToMeaning(several(ids), meaning);
}
