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
