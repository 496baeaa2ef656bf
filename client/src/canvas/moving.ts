import type { Point } from '@verbindbord/shared/map/wheel.ts';

/** Where the middles of cards are that are on the move at this moment, in world units. */
export type MovingCards = ReadonlyMap<string, Point>;

const cards = new Map<string, Point>();
let ids: ReadonlySet<string> = new Set();
const listeners = new Set<(cards: MovingCards) => void>();
let isTelling = false;

/**
 * Tells what draws along with moving cards (connections) where a card is, without a render; null when it came
 * to rest. However many move in one go, it is told once, before the frame is drawn.
 */
export function setMoving(id: string, middle: Point | null): void {
  const wasMoving = cards.has(id);
  if (middle) cards.set(id, middle);
  else if (!cards.delete(id)) return;
  if (wasMoving !== cards.has(id)) ids = new Set(cards.keys());
  if (isTelling) return;
  isTelling = true;
  queueMicrotask(() => {
    isTelling = false;
    for (const listener of listeners) listener(cards);
  });
}

/** Which cards are on the move: the same set as long as they are the same cards. */
export function movingCards(): ReadonlySet<string> {
  return ids;
}

/** Where the middle of a card on the move is, in world units. */
export function placeOfMoving(id: string): Point | undefined {
  return cards.get(id);
}

export function onMoving(listener: (cards: MovingCards) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
