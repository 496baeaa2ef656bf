import type { RingId, SeatId } from '@verbindbord/shared/content/domains.ts';
import { RINGS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { type Meaning, middleOf } from '@verbindbord/shared/map/place.ts';
import type { Move } from '@verbindbord/shared/map/together.ts';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { moveStakeholders, removeStakeholders, setSeats } from '../../board/actions.ts';
import { momentShown } from '../../board/moment.ts';
import { boardStore } from '../../board/store.ts';
import { canvasStore, markUnsaved } from '../../canvas/canvasStore.ts';
import { type Language, t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { placeText } from '../meaningText.ts';
import { placesFor, placesInRing, placesTogether } from './placing.ts';
import { say } from './say.ts';

/** What is done with several stakeholders: each is one act for others and one step for undo. */

/** Moves them over a distance on the map, in world units: what a drag does. */
export function moveBy(ids: readonly string[], by: Point): void {
  const moves = placesTogether(ids, by);
  if (write(moves)) announce(t('chosen.said.moved', { count: ids.length }));
}

export function moveTo(ids: readonly string[], meaning: Meaning, language: Language): void {
  const place = placeText(middleOf(meaning), language);
  const isDone = write(placesFor(ids, meaning));
  tell(isDone, ids, t('chosen.said.toMeaning', { count: ids.length, place }));
}

export function putInRing(ids: readonly string[], ring: RingId, language: Language): void {
  const isDone = write(placesInRing(ids, ring));
  tell(isDone, ids, t('chosen.said.ring', { count: ids.length, ring: RINGS[ring][language] }));
}

export function setSeatOf(ids: readonly string[], seat: SeatId, language: Language): void {
  const { stakeholders } = boardStore.getState();
  const others = ids.filter((id) => stakeholders[id]?.seat !== seat);
  if (others.length > 0) setSeats(others, seat);
  tell(others.length > 0, ids, t('chosen.said.seat', { count: ids.length, seat: SEATS[seat][language] }));
}

export function remove(ids: readonly string[]): void {
  removeStakeholders(ids);
  const { selected } = canvasStore.getState();
  canvasStore.setState({
    chosen: new Set(),
    selected: selected !== null && ids.includes(selected) ? null : selected,
  });
  say(t('chosen.said.removed', { count: ids.length }));
}

/** False when nothing had to move. */
function write(moves: readonly Move[]): boolean {
  if (moves.length === 0) return false;
  moveStakeholders(moves, momentShown());
  for (const { id } of moves) markUnsaved(id);
  return true;
}

function tell(isDone: boolean, ids: readonly string[], text: string): void {
  if (isDone) say(text);
  else announce(t('chosen.said.thereAlready', { count: ids.length }));
}
