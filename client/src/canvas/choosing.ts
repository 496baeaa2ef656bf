import { useMemo } from 'react';
import { shownBoard } from '../board/moment.ts';
import { boardStore, useBoard } from '../board/store.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { canvasStore, useCanvas } from './canvasStore.ts';
import { focusOrder } from './focusOrder.ts';

/** Chooses one more, or lets it go. */
export function toggleChosen(id: string): void {
  const { isChoosing } = canvasStore.getState();
  const before = chosenNow();
  const isChosen = before.includes(id);
  const after = isChosen ? before.filter((one) => one !== id) : [...before, id];
  canvasStore.setState({ chosen: new Set(after) });
  const name = boardStore.getState().stakeholders[id]?.name ?? '';
  const count = after.length;
  const isFirst = count === 1 && !isChoosing;
  const said = isChosen ? 'chosen.said.left' : isFirst ? 'chosen.said.first' : 'chosen.said.added';
  announce(t(said, { name, count }));
}

/** The same by a press with Shift or Ctrl: then whoever has its panel open was meant as the first. */
export function toggleBeside(id: string): void {
  const { chosen, selected } = canvasStore.getState();
  if (chosen.size === 0 && selected !== null && selected !== id) choose([selected]);
  toggleChosen(id);
}

/** Chooses these instead of what was chosen. */
export function choose(ids: Iterable<string>): void {
  canvasStore.setState({ chosen: new Set(ids) });
}

export function sayHowMany(): void {
  announce(t('chosen.said.count', { count: chosenNow().length }));
}

/** Chooses everybody, or all that a filter leaves in sight: nobody does something with whom they do not see. */
export function chooseAll(): void {
  const { faded } = canvasStore.getState();
  choose(Object.keys(boardStore.getState().stakeholders).filter((id) => !faded.has(id)));
  sayHowMany();
}

/** From now on a press chooses: for fingers, which have no Shift. */
export function startChoosing(): void {
  canvasStore.setState({ isChoosing: true });
}

/** Lets go of all, and of choosing by a press; false when there was nothing to let go of. */
export function clearChosen(): boolean {
  const { chosen, isChoosing } = canvasStore.getState();
  if (chosen.size === 0 && !isChoosing) return false;
  canvasStore.setState({ chosen: new Set(), isChoosing: false });
  announce(t('chosen.said.none'));
  return true;
}

/** Who is chosen and still on the map, in the order in which the map is read. */
export function chosenNow(): readonly string[] {
  const { chosen } = canvasStore.getState();
  if (chosen.size === 0) return [];
  return focusOrder(shownBoard()).flatMap(({ cards }) => cards.filter((id) => chosen.has(id)));
}

/** How many are chosen and still on the map. */
export function useChosenCount(): number {
  const chosen = useCanvas((state) => state.chosen);
  const stakeholders = useBoard((board) => board.stakeholders);
  return useMemo(() => [...chosen].filter((id) => id in stakeholders).length, [chosen, stakeholders]);
}

/** All that are chosen, when this one is among them and not alone; otherwise null. */
export function chosenWith(id: string): readonly string[] | null {
  if (!canvasStore.getState().chosen.has(id)) return null;
  const all = chosenNow();
  return all.length > 1 ? all : null;
}
