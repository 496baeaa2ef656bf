import { type RefObject, useEffect, useRef } from 'react';

/** How each of the dialogs that are open is closed, the one on top last. */
const opened: RefObject<() => void>[] = [];

/**
 * Closes the dialog on top by Escape also while nothing has the focus, as for a moment after what had it is gone: a
 * second dialog, or the button that was pressed last. React Aria hears the key only inside of the dialog.
 */
export function useEscape(isOpen: boolean, onClose: () => void): void {
  // In a place of its own: dialogs keep their order however often they are drawn again.
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!isOpen) return;
    if (opened.push(close) === 1) window.addEventListener('keydown', onKeyDown);
    return () => {
      opened.splice(opened.indexOf(close), 1);
      if (opened.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, [isOpen]);
}

function onKeyDown({ key, target }: KeyboardEvent): void {
  // What hangs under a field closes first, by its own key.
  if (key !== 'Escape' || target !== document.body || document.querySelector('.vb-popover')) return;
  opened.at(-1)?.current();
}
