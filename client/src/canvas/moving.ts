import type { Point } from '@verbindbord/shared/map/wheel.ts';

/** Where the middles of cards are that are on the move at this moment, in world units. */
export type MovingCards = ReadonlyMap<string, Point>;

const cards = new Map<string, Point>();
const listeners = new Set<(cards: MovingCards) => void>();

/**
 * Tells what draws along with moving cards (connections) where a card is, without a render; null when it came
 * to rest.
 */
export function setMoving(id: string, middle: Point | null): void {
  if (middle) cards.set(id, middle);
  else if (!cards.delete(id)) return;
  for (const listener of listeners) listener(cards);
}

export function onMoving(listener: (cards: MovingCards) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
