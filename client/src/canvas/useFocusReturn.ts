import { useEffect, useRef } from 'react';
import { shownBoard } from '../board/moment.ts';
import type { CardNode } from './boardToNodes.ts';
import { useCanvas } from './canvasStore.ts';
import { focusOrder, nearestFirst } from './focusOrder.ts';
import { cardElement } from './useCard.ts';

/** What lies over the canvas for a moment: the focus of the card below it is only lent. */
const OVER = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], .vb-overlay';

/**
 * Cards change places in the document, go, and have menus and questions in front of them; each can drop the focus.
 * It goes back to the card that had it, or to the nearest that is left.
 */
export function useFocusReturn(cards: readonly CardNode[]): void {
  const candidates = useRef<readonly string[]>([]);
  const isCovered = useCanvas((state) => state.dialog !== null || state.menu !== null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent): void => {
      if (!(target instanceof HTMLElement) || target.closest(OVER)) return;
      candidates.current = target.dataset.card === undefined ? [] : candidatesFor(target.dataset.card);
    };
    // Who presses beside the cards lets go of them.
    const forget = ({ target }: PointerEvent): void => {
      if (target instanceof Element && !target.closest(`[data-card], ${OVER}`)) candidates.current = [];
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget);
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget);
    };
  }, []);
  useEffect(() => {
    const [last] = candidates.current;
    if (last !== undefined && cards.some(({ id }) => id === last)) candidates.current = candidatesFor(last);
    if (isCovered) return;
    // What covered the canvas puts the focus back itself first, when it can, one frame after it went.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const back = candidates.current.map(cardElement).find((element) => element !== null);
        back?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [cards, isCovered]);
}

/** The card itself, then the nearest of its group, then all others. */
function candidatesFor(card: string): readonly string[] {
  const groups = focusOrder(shownBoard());
  return [...nearestFirst(groups, card), ...groups.flatMap((group) => group.cards)];
}
