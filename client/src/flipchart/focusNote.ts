/** Puts the focus on what a note has to press, once it is drawn: what had the focus is gone by then. */
export function focusNote(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"] button`)?.focus();
  });
}
