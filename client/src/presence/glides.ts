import type { Point } from '@verbindbord/shared/map/wheel.ts';
import { setMoving } from '../canvas/moving.ts';

interface Glide {
  /** Where the card is seen: its middle, in world units. */
  at: Point;
  element: HTMLElement | null;
}

/** A card on the canvas as it stands according to the board. */
interface Standing {
  readonly middle: Point;
  readonly element: HTMLElement | null;
}

/** Milliseconds in which two thirds of a distance is covered. */
const EASE = 70;
/** Nearer than this is there, in world units. */
const ARRIVED = 0.4;

/** A step towards a point; the same path however often it is asked per second. */
export function stepTowards(from: Point, to: Point, milliseconds: number): Point {
  const share = 1 - Math.exp(-milliseconds / EASE);
  const next = { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
  return Math.hypot(to.x - next.x, to.y - next.y) < ARRIVED ? to : next;
}

/**
 * Lets cards glide that somebody else carries, or that got another place: written straight to the elements,
 * once per frame, without a render.
 */
export class Glides {
  readonly #glides = new Map<string, Glide>();
  readonly #standing: (id: string) => Standing | null;
  #carried: ReadonlyMap<string, Point> = new Map();

  constructor(standing: (id: string) => Standing | null) {
    this.#standing = standing;
  }

  /** Where others carry cards now. */
  carry(carried: ReadonlyMap<string, Point>): void {
    this.#carried = carried;
    for (const id of carried.keys()) {
      if (this.#glides.has(id)) continue;
      const card = this.#standing(id);
      if (card) this.#glides.set(id, { at: card.middle, element: card.element });
    }
  }

  /** A card has another place on the board: from where it was seen it glides there. */
  moved(id: string, from: Point): void {
    if (!this.#glides.has(id)) {
      this.#glides.set(id, { at: from, element: this.#standing(id)?.element ?? null });
    }
    this.step(0);
  }

  /** Moves everything by so many milliseconds, at once for people who want no motion; true while there is more. */
  step(milliseconds: number): boolean {
    for (const [id, glide] of this.#glides) {
      const card = this.#standing(id);
      if (!card) {
        this.#rest(id, glide);
        continue;
      }
      if (glide.element !== card.element) {
        glide.element?.style.removeProperty('translate');
        glide.element = card.element;
      }
      const carriedTo = this.#carried.get(id);
      const target = carriedTo ?? card.middle;
      glide.at = stepTowards(glide.at, target, milliseconds);
      const offset = { x: glide.at.x - card.middle.x, y: glide.at.y - card.middle.y };
      if (!carriedTo && offset.x === 0 && offset.y === 0) this.#rest(id, glide);
      else this.#show(id, glide, offset, carriedTo !== undefined);
    }
    return this.#glides.size > 0;
  }

  #show(id: string, { at, element }: Glide, offset: Point, carried: boolean): void {
    if (element) {
      element.style.translate = `${offset.x}px ${offset.y}px`;
      element.toggleAttribute('data-moving', true);
      element.toggleAttribute('data-carried', carried);
    }
    setMoving(id, at);
  }

  #rest(id: string, { element }: Glide): void {
    element?.style.removeProperty('translate');
    element?.removeAttribute('data-moving');
    element?.removeAttribute('data-carried');
    this.#glides.delete(id);
    setMoving(id, null);
  }
}
