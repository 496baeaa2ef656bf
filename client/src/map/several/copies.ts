import { LIMITS, SIZE } from '@verbindbord/shared/board/limits.ts';
import { boardAt } from '@verbindbord/shared/board/moment.ts';
import type { Board } from '@verbindbord/shared/board/readBoard.ts';
import type { Stakeholder } from '@verbindbord/shared/board/stakeholder.ts';
import { LENS_MOMENTS, type MomentId } from '@verbindbord/shared/content/lens.ts';
import type { Place } from '@verbindbord/shared/map/place.ts';
import { placeCopies } from '@verbindbord/shared/map/together.ts';
import { evenSectors, standardWheel } from '@verbindbord/shared/map/wheel.ts';
import { type Excerpt, excerptOf } from '@verbindbord/shared/report/excerpt.ts';
import { addExcerpt } from '../../board/actions.ts';
import { boardStore } from '../../board/store.ts';
import { sizeOf } from '../../canvas/boardToNodes.ts';
import { markUnsaved } from '../../canvas/canvasStore.ts';
import { choose } from '../../canvas/choosing.ts';
import { t } from '../../text/t.ts';
import { showToast } from '../../ui/Toast.tsx';
import { copyNames } from './copyNames.ts';
import { say } from './say.ts';

/** Puts copies of stakeholders beside them; the copies are then what is chosen. */
export function duplicate(ids: readonly string[]): void {
  put(excerptOf(boardStore.getState(), ids), 'chosen.said.duplicated');
}

/** Puts what was copied on the map; it is then what is chosen. */
export function pasteExcerpt(excerpt: Excerpt): void {
  put(excerpt, 'chosen.said.pasted');
}

function put(excerpt: Excerpt, said: 'chosen.said.duplicated' | 'chosen.said.pasted'): void {
  const count = excerpt.stakeholders.length;
  const { stakeholders, parked } = boardStore.getState();
  const there = Object.keys(stakeholders).length + Object.keys(parked.stakeholders).length;
  if (there + count > SIZE.things) {
    showToast({ tone: 'risk', text: t('chosen.refused.tooMany', { most: SIZE.things }) });
    return;
  }
  const ids = addExcerpt(asCopies(excerpt));
  for (const id of ids) markUnsaved(id);
  choose(ids);
  say(t(said, { count }));
}

/** With names and places of their own. */
function asCopies({ stakeholders, connections }: Excerpt): Excerpt {
  const board = boardStore.getState();
  const onMap = Object.values(board.stakeholders);
  const names = copyNames(
    stakeholders.map(({ name }) => name),
    onMap.map(({ name }) => name),
    nameOfCopy,
    LIMITS.name,
  );
  const named = stakeholders.map((stakeholder, index) => ({
    ...stakeholder,
    name: names[index] ?? stakeholder.name,
  }));
  const places = beside(board, named, 'now');
  const [before, after] = LENS_MOMENTS.map((moment) => beside(boardAt(board, moment), named, moment));
  return {
    stakeholders: named.map((copy) => ({
      ...copy,
      place: places.get(copy.id) ?? copy.place,
      before: before?.get(copy.id) ?? null,
      after: after?.get(copy.id) ?? null,
    })),
    connections,
  };
}

/** Free places at a moment, near those of the originals; at another moment than now only for who shifts. */
function beside(
  { stakeholders, settings }: Board,
  copies: readonly Stakeholder[],
  moment: MomentId,
): ReadonlyMap<string, Place> {
  const moves = placeCopies({
    wheel: standardWheel(settings.sectors ?? evenSectors),
    cards: copies.flatMap((copy) => {
      const place = moment === 'now' ? copy.place : copy[moment];
      return place ? [{ id: copy.id, place, size: sizeOf(copy.name) }] : [];
    }),
    others: Object.values(stakeholders).map(({ place, name }) => ({ place, size: sizeOf(name) })),
  });
  return new Map(moves.map(({ id, place }) => [id, place]));
}

function nameOfCopy(name: string, number: number): string {
  return number === 1 ? t('chosen.copyName', { name }) : t('chosen.copyNameNumber', { name, number });
}
