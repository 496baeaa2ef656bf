const LOOK_EVERY_MS = 500;

/**
 * Calls back when the npm that started this process has gone: npm that is killed takes nobody along, and what
 * stays behind would hold the port. Does nothing when this process was not started through npm.
 *
 * @param {() => void} gone
 */
export function endWithNpm(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const npm = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(looking);
    gone();
  }, LOOK_EVERY_MS);
  looking.unref();
}
