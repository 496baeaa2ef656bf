import { type RefObject, useEffect } from 'react';
import { copyTo } from '../map/clipboard/copy.ts';
import { pasteFrom } from '../map/clipboard/paste.ts';
import { canvasStore } from './canvasStore.ts';
import { chooseAll, chosenNow, clearChosen } from './choosing.ts';
import { isTyping } from './typing.ts';

/**
 * The keys that every program has for choosing, copying and pasting, while the focus is on the map or its list, or
 * nowhere. What is under way elsewhere (typing, a question, a text that is marked) keeps its own keys.
 */
export function useChoosingKeys(room: RefObject<HTMLElement | null>, isOn: boolean, canWrite: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const isOurs = ({ target, defaultPrevented }: Event): boolean =>
      !defaultPrevented &&
      canvasStore.getState().dialog === null &&
      !isTyping(target) &&
      target instanceof Element &&
      !target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], .vb-side') &&
      (target === document.body ||
        target === document.documentElement ||
        room.current?.contains(target) === true);
    const onKey = (event: KeyboardEvent): void => {
      if (!isOurs(event)) return;
      const isAll = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a';
      if (isAll) chooseAll();
      else if (event.key !== 'Escape' || !clearChosen()) return;
      event.preventDefault();
    };
    const onCopy = (event: ClipboardEvent): void => {
      if (!isOurs(event) || !event.clipboardData || document.getSelection()?.isCollapsed === false) return;
      const ids = toCopy();
      if (ids.length === 0) return;
      event.preventDefault();
      copyTo(event.clipboardData, ids);
    };
    const onPaste = (event: ClipboardEvent): void => {
      if (!isOurs(event) || !event.clipboardData) return;
      event.preventDefault();
      pasteFrom(event.clipboardData, canWrite);
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [room, isOn, canWrite]);
}

/** Who is chosen, or else the card with the focus. */
function toCopy(): readonly string[] {
  const chosen = chosenNow();
  if (chosen.length > 0) return chosen;
  const focused = document.activeElement;
  const id = focused instanceof HTMLElement ? focused.dataset.card : undefined;
  return id === undefined ? [] : [id];
}
