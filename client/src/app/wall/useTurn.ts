import { useEffect, useState } from 'react';

/** Milliseconds that a page of the wall stays: long enough to read ten lines aloud. */
const STAYS = 15_000;

/** The page that is in sight, from 0; goes to the next one by itself, and round. */
export function useTurn(count: number): number {
  const [page, setPage] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setPage((current) => (current + 1) % count), STAYS);
    return () => clearInterval(timer);
  }, [count]);
  return count === 0 ? 0 : page % count;
}
