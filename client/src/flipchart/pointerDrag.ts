import './pointerDrag.css';
import type { PointerEvent as ReactPointerEvent } from 'react';

/** A point of the window, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface PointerDrag {
  /** Places where it can be dropped; the one under the pointer gets `data-drag-over`. */
  readonly targets: string;
  readonly onDrop: (target: HTMLElement, at: Point) => void;
}

/** Pixels that a pointer may tremble before a press becomes a drag. */
const TREMBLE = 6;
/** Pixels from an edge where the list under the pointer starts to scroll, and how far per frame at most. */
const EDGE = 56;
const SPEED = 14;

/**
 * Lets the pointer carry a card that was pressed, for as long as it stays down; nothing is rendered meanwhile.
 * Escape puts it back. A press without movement stays a press. With a finger only a `data-drag-grip` starts a drag,
 * so that a list can still be scrolled; every drag has another way for keys and fingers.
 */
export function startPointerDrag(event: ReactPointerEvent<HTMLElement>, drag: PointerDrag): void {
  if (event.button !== 0 || !event.isPrimary || !mayStart(event)) return;
  const source = event.currentTarget;
  const start = { x: event.clientX, y: event.clientY };
  const box = source.getBoundingClientRect();
  let carried: Carried | null = null;
  let frame = 0;
  let at: Point = start;

  const move = (moved: PointerEvent): void => {
    if (moved.pointerId !== event.pointerId) return;
    at = { x: moved.clientX, y: moved.clientY };
    if (!carried && Math.hypot(at.x - start.x, at.y - start.y) < TREMBLE) return;
    if (!carried) {
      carried = carry(source, box);
      frame = requestAnimationFrame(scroll);
    }
    moved.preventDefault();
    carried.moveTo(box.left + at.x - start.x, box.top + at.y - start.y);
    carried.hover(targetAt(at, drag.targets, source));
  };
  const scroll = (): void => {
    scrollUnder(at);
    frame = requestAnimationFrame(scroll);
  };
  const end = (dropped: boolean): void => {
    window.removeEventListener('pointermove', move);
    window.removeEventListener('pointerup', up);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', putBack, true);
    cancelAnimationFrame(frame);
    if (!carried) return;
    carried.putDown();
    swallowClick();
    const target = dropped ? targetAt(at, drag.targets, source) : null;
    if (target) drag.onDrop(target, at);
  };
  const up = (released: PointerEvent): void => {
    if (released.pointerId === event.pointerId) end(true);
  };
  const cancel = (): void => end(false);
  const putBack = (pressed: KeyboardEvent): void => {
    if (pressed.key !== 'Escape' || !carried) return;
    pressed.stopPropagation();
    end(false);
  };
  window.addEventListener('pointermove', move);
  window.addEventListener('pointerup', up);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', putBack, true);
}

function mayStart({ target, currentTarget, pointerType }: ReactPointerEvent<HTMLElement>): boolean {
  if (!(target instanceof Element)) return false;
  const control = target.closest('button, a, input, textarea, [role="menu"]');
  if (control && control !== currentTarget && !control.hasAttribute('data-drag-grip')) return false;
  return pointerType !== 'touch' || target.closest('[data-drag-grip]') !== null;
}

interface Carried {
  moveTo(left: number, top: number): void;
  hover(target: HTMLElement | null): void;
  putDown(): void;
}

/** A copy that moves without React; the card itself stays where it was, as a dashed place. */
function carry(source: HTMLElement, box: DOMRect): Carried {
  const holder = document.createElement('div');
  holder.className = 'flipchart-carried';
  holder.setAttribute('aria-hidden', 'true');
  holder.style.width = `${box.width}px`;
  const copy = source.cloneNode(true) as HTMLElement;
  for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id');
  holder.append(copy);
  document.body.append(holder);
  document.body.setAttribute('data-dragging', '');
  source.setAttribute('data-drag-source', '');
  let over: HTMLElement | null = null;
  const hover = (target: HTMLElement | null): void => {
    if (target === over) return;
    over?.removeAttribute('data-drag-over');
    target?.setAttribute('data-drag-over', '');
    over = target;
  };
  return {
    moveTo: (left, top) => {
      holder.style.transform = `translate(${left}px, ${top}px)`;
    },
    hover,
    putDown: () => {
      hover(null);
      holder.remove();
      document.body.removeAttribute('data-dragging');
      source.removeAttribute('data-drag-source');
    },
  };
}

function targetAt(at: Point, targets: string, source: HTMLElement): HTMLElement | null {
  const target = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>(targets) ?? null;
  return target === source ? null : target;
}

/** Scrolls the list under the pointer when the pointer is near its upper or lower edge. */
function scrollUnder(at: Point): void {
  let element = document.elementFromPoint(at.x, at.y);
  while (element && !(element.scrollHeight > element.clientHeight && scrolls(element))) {
    element = element.parentElement;
  }
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  if (at.y < top + EDGE) element.scrollTop -= (SPEED * (top + EDGE - at.y)) / EDGE;
  else if (at.y > bottom - EDGE) element.scrollTop += (SPEED * (at.y - bottom + EDGE)) / EDGE;
}

function scrolls(element: Element): boolean {
  return /auto|scroll/.test(getComputedStyle(element).overflowY);
}

/** The click that a browser makes of the release is not meant for the card. */
function swallowClick(): void {
  const swallow = (click: MouseEvent): void => {
    click.stopPropagation();
    click.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true), 0);
}
