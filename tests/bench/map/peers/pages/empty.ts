// What this machine does with a page on which nothing is but one shape that follows the pointer.
const paper = document.querySelector<HTMLElement>('#paper');
let at = { x: 0, y: 0 };
addEventListener('pointermove', ({ buttons, movementX, movementY }) => {
  if (buttons === 0) return;
  at = { x: at.x + movementX, y: at.y + movementY };
  paper?.style.setProperty('transform', `translate(${at.x}px, ${at.y}px)`);
});
