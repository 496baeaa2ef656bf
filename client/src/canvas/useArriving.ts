import { useEffect, useState } from 'react';

/** At least so many come at once, in at most so many batches: each of them costs something for all that are there. */
const BATCH = 60;
const MOST_BATCHES = 8;
/** Milliseconds between two batches: the screen is drawn, and can be used. */
const PAUSE = 16;

/**
 * The cards that are on the canvas yet. Where all seats are drawn as one picture a map is seen before its cards are made:
 * those come a batch at a time. Once all have come, what is added later is there at once.
 */
export function useArriving<Card>(cards: readonly Card[], areDrawn: boolean): readonly Card[] {
  const [come, setCome] = useState(0);
  const batch = Math.max(BATCH, Math.ceil(cards.length / MOST_BATCHES));
  const isWaiting = areDrawn && come < cards.length;
  useEffect(() => {
    if (come === Number.POSITIVE_INFINITY || cards.length === 0) return;
    if (!isWaiting) {
      setCome(Number.POSITIVE_INFINITY);
      return;
    }
    const timer = setTimeout(() => setCome((before) => before + batch), PAUSE);
    return () => clearTimeout(timer);
  }, [come, isWaiting, batch, cards.length]);
  return isWaiting ? cards.slice(0, come) : cards;
}
