import { useSyncExternalStore } from 'react';
import { type Route, routeOf } from './route.ts';

let current: Route = routeOf(location.pathname, location.hash);
const listeners = new Set<() => void>();

function read(): void {
  current = routeOf(location.pathname, location.hash);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

addEventListener('popstate', read);
addEventListener('hashchange', read);

/** The route of now. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}

/** Goes to an address of the product, as a new entry of the history. */
export function navigate(path: string): void {
  history.pushState(null, '', path);
  read();
}

/**
 * Takes the secret out of the address: out of sight, out of the history and out of what is copied from the address
 * bar. Who was let in needs it no more.
 */
export function forgetSecret(): void {
  history.replaceState(null, '', location.pathname + location.search);
  read();
}
