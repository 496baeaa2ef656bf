let isPressed = false;
window.addEventListener('mousedown', () => setPressed(true), { capture: true });
window.addEventListener('mouseup', () => setPressed(false), { capture: true });

function setPressed(pressed: boolean): void {
  isPressed = pressed;
}

/**
 * Calls back when what is pressed at the moment has had its click; at once when nothing is. A field that loses the focus
 * because something else is pressed makes the page move only then: what moves under a finger misses its click. A tap
 * presses at its end, as a mouse does.
 */
export function afterPress(then: () => void): void {
  if (isPressed) window.addEventListener('mouseup', () => setTimeout(then), { capture: true, once: true });
  else then();
}
