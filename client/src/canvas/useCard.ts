import { type KeyboardEvent, type MouseEvent, useCallback } from 'react';
import { removeNote, removeStakeholder } from '../board/actions.ts';
import { shownBoard } from '../board/moment.ts';
import { offerUndo } from '../board/offerUndo.ts';
import { useBoard } from '../board/store.ts';
import { remove } from '../map/several/acts.ts';
import { t } from '../text/t.ts';
import { announce } from '../ui/LiveRegion.tsx';
import { nameOf, press } from './actOn.ts';
import { canvasStore, openDialog, openMenu, select, useCanvas } from './canvasStore.ts';
import { chosenWith, clearChosen, toggleBeside, toggleChosen } from './choosing.ts';
import type { Carried } from './dropMeaning.ts';
import { cardAfterKey, focusOrder } from './focusOrder.ts';
import { useMayEdit } from './mode.ts';

/** How every card on the canvas behaves: one tab stop per group, arrows, keys for its acts, its menu. */
export function useCard({ kind, id }: Carried) {
  const isStop = useCanvas((state) => state.stops.has(id));
  const isUnsaved = useCanvas((state) => state.unsaved.has(id));
  const sheet = useBoard((board) => (kind === 'note' ? board.notes[id]?.sheet : undefined));
  const canWrite = useMayEdit(kind === 'stakeholder' ? 'map' : sheet === undefined ? undefined : { sheet });
  const onClick = useCallback(
    (event: MouseEvent) => {
      if (choosesMore(kind, event)) {
        toggleBeside(id);
        return;
      }
      clearChosen();
      press({ kind, id }, canWrite);
    },
    [kind, id, canWrite],
  );
  const onFocus = useCallback(() => {
    const group = focusOrder(shownBoard()).find(({ cards }) => cards.includes(id));
    if (group) canvasStore.setState(({ visited }) => ({ visited: { ...visited, [group.id]: id } }));
  }, [id]);
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (onCardKey({ kind, id }, event.key, canWrite)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [kind, id, canWrite],
  );
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      event.preventDefault();
      if (canWrite) openMenu({ kind, id });
    },
    [kind, id, canWrite],
  );
  // Space is pressed on a button when it is let go.
  const onKeyUp = useCallback(
    (event: KeyboardEvent) => {
      if (event.key === ' ' && kind === 'stakeholder') event.preventDefault();
    },
    [kind],
  );
  return {
    canWrite,
    isUnsaved,
    props: {
      type: 'button' as const,
      'data-card': id,
      tabIndex: isStop ? 0 : -1,
      onClick,
      onFocus,
      onKeyDown,
      onKeyUp,
      onContextMenu,
    },
  };
}

/** What a key on a card does; false when it is none of the card's. */
function onCardKey(card: Carried, key: string, canWrite: boolean): boolean {
  const next = cardAfterKey(focusOrder(shownBoard()), card.id, key);
  if (next) {
    focusCard(next);
    return true;
  }
  if (key === ' ' && card.kind === 'stakeholder') {
    toggleChosen(card.id);
    return true;
  }
  if (!canWrite) return false;
  if (key === 'm' || key === 'M') openMove(card);
  else if (key === 'Delete' || key === 'Backspace') removeChosen(card);
  else if (key === 'F10') openMenu(card);
  else return false;
  return true;
}

/** With Shift or Ctrl, and for as long as a press chooses, a press on a stakeholder adds it to what is chosen. */
function choosesMore(kind: Carried['kind'], event: MouseEvent): boolean {
  if (kind !== 'stakeholder') return false;
  const { isChoosing, tool } = canvasStore.getState();
  return event.shiftKey || event.ctrlKey || event.metaKey || (isChoosing && tool === 'select');
}

export function cardElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`);
}

/** Puts the focus on a card; the canvas brings it into view. */
function focusCard(id: string): void {
  cardElement(id)?.focus({ preventScroll: true });
}

/** Leads to a card from elsewhere: chooses it and, where there is a canvas, goes on from it by keyboard too. */
export function goToCard(id: string): void {
  select(id);
  requestAnimationFrame(() => focusCard(id));
}

/** Asks where a card should go: the keyboard's way of dragging. */
function openMove(card: Carried): void {
  const several = chosenWith(card.id);
  if (several) openDialog({ kind: 'moveSeveral', ids: several });
  else
    openDialog(
      card.kind === 'stakeholder' ? { kind: 'move', id: card.id } : { kind: 'toSheet', cards: [card] },
    );
}

/** Takes a card off the board, with all that were chosen with it. */
function removeChosen(card: Carried): void {
  const several = chosenWith(card.id);
  if (several) remove(several);
  else removeCard(card);
}

/** Takes a card off the board; the message offers to undo it. */
export function removeCard(card: Carried): void {
  if (card.kind === 'parked') {
    openDialog({ kind: 'parked', id: card.id });
    return;
  }
  const name = nameOf(card);
  if (card.kind === 'stakeholder') {
    removeStakeholder(card.id);
    if (canvasStore.getState().selected === card.id) canvasStore.setState({ selected: null });
  } else removeNote(card.id);
  const text = t('canvas.said.removed', { name });
  announce(text);
  offerUndo(text);
}
