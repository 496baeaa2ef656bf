import type { RingId, SeatId } from '@verbindbord/shared/content/domains.ts';
import { RINGS, SEATS } from '@verbindbord/shared/content/domains.ts';
import { type Meaning, middleOf } from '@verbindbord/shared/map/place.ts';
import type { Move } from '@verbindbord/shared/map/together.ts';
import type { Point } from '@verbindbord/shared/map/wheel.ts';
import {
  moveStakeholders,
  parkStakeholders,
  removeStakeholders,
  setSeats,
  stakeholdersToSheet,
} from '../../board/actions.ts';
import { momentShown } from '../../board/moment.ts';
import { boardStore } from '../../board/store.ts';
import { canvasStore, markUnsaved } from '../../canvas/canvasStore.ts';
import { type Language, t } from '../../text/t.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import { placeText } from '../meaningText.ts';
import { placesFor, placesInRing, placesTogether } from './placing.ts';
import { say } from './say.ts';

interface SheetSpot {
  readonly sheet: string;
  readonly cluster: string | null;
}

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

/** Each leaves a note on a sheet of the flip chart, and stays on the map. */
export function leaveNotes(ids: readonly string[], { sheet, cluster }: SheetSpot): void {
  stakeholdersToSheet(ids, sheet, cluster);
  const { clusters, sheets } = boardStore.getState();
  const place = (cluster && clusters[cluster]?.name) || sheets[sheet]?.title || '';
  say(t('chosen.said.leftNotes', { count: ids.length, place }));
}

/** Parks them for one reason and gives the ids of the issues. */
export function parkTogether(ids: readonly string[], why: Parameters<typeof parkStakeholders>[1]): string[] {
  const issues = parkStakeholders(ids, why);
  letGoOf(ids);
  return issues;
}

export function remove(ids: readonly string[]): void {
  removeStakeholders(ids);
  letGoOf(ids);
  say(t('chosen.said.removed', { count: ids.length }));
}

/** They left the map: who comes back to it by an undo is not chosen any more. */
function letGoOf(ids: readonly string[]): void {
  const { selected } = canvasStore.getState();
  canvasStore.setState({
    chosen: new Set(),
    selected: selected !== null && ids.includes(selected) ? null : selected,
  });
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
