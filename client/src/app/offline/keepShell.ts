/**
 * Lets the browser keep the page itself, for a reload while the server cannot be reached. Asked for by whoever is in
 * a session; where it cannot be (a page without https, a private window) the page goes on without.
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // When the page has come to rest: it is for later, and the room is for now.
  setTimeout(() => void navigator.serviceWorker.register('/sw.js').catch(() => undefined), 1500);
}
