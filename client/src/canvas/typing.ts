/** What holds words; a box to tick or a choice takes other keys than letters. */
const FIELD = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"]';

/** Whether keys belong to a field that somebody writes in. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELD) !== null;
}
