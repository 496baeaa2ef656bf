/** Milliseconds within which a page does not load itself again: a file that fails for another reason must not loop. */
const PATIENCE = 60_000;
const KEY = 'verbindbord.reloaded';

/**
 * A page that was opened before the server was renewed asks for files that are gone. It is loaded again then, by
 * itself, since nobody stands beside the wall; what people typed is with the server or held back by the browser's
 * own question.
 */
export function reloadWhenRenewed(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (Date.now() - lastReload() < PATIENCE) return;
    event.preventDefault();
    sessionStorage.setItem(KEY, String(Date.now()));
    location.reload();
  });
}

function lastReload(): number {
  return Number(sessionStorage.getItem(KEY) ?? 0);
}
