import { useEffect, useRef } from 'react';

/** Gives the tab the title of the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Verbindbord' : `${title} · Verbindbord`;
  }, [title]);
}

/** Puts focus on the heading of the page, so that a screen reader starts there; on the page when it has none. */
export function focusMain(): void {
  const main = document.querySelector<HTMLElement>('main');
  const target = main?.querySelector<HTMLElement>('h1') ?? main;
  if (!target) return;
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** Time for whoever took away what had focus to give it a better place itself, in milliseconds. */
const OWN_CARE = 150;

/**
 * Catches focus that has nowhere to go: a bar whose button was pressed, a dialog whose opener went with what it did,
 * the door when the room comes. Without it the next Tab would begin at the top of the page.
 */
export function useFocusNet(): void {
  useEffect(() => {
    let held: Element | null = null;
    let timer = 0;
    const isLost = (): boolean =>
      held !== null && !held.isConnected && document.activeElement === document.body;
    const hold = ({ target }: FocusEvent): void => {
      held = target instanceof Element ? target : null;
    };
    const look = (): void => {
      if (!isLost()) return;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        // A dialog that is open keeps focus to itself; a message in the corner, an alertdialog too, does not.
        if (isLost() && !document.querySelector('.vb-overlay')) focusMain();
      }, OWN_CARE);
    };
    const changes = new MutationObserver(look);
    document.addEventListener('focusin', hold);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', hold);
      changes.disconnect();
    };
  }, []);
}

/** Moves focus to the heading when another page stands there; not when the first one appears. */
export function useFocusOnChange(page: string): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    // The new page may still be loading: one frame later its heading is there, or its waiting sign.
    const frame = requestAnimationFrame(focusMain);
    return () => cancelAnimationFrame(frame);
  }, [page]);
}
