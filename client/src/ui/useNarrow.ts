import { useSyncExternalStore } from 'react';

/** The same border as in the style sheets: under it the interface is that of a phone. */
const NARROW = '(max-width: 47.99rem)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the screen is as narrow as a phone, also when that is by zooming in. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(NARROW).matches);
}
