import type { SessionSocket } from './socket.ts';

/** Milliseconds within which a line that stands gives an answer. */
const PATIENCE = 2000;

/**
 * Brings a page back at once that comes in sight again, or gets its network back: it does not wait for the next try,
 * nor for a line to be given up that was cut while the device slept. Gives the way to stop.
 */
export function watchWaking(socket: SessionSocket): () => void {
  let isAsking = false;
  const wake = async (): Promise<void> => {
    // One that was never opened, or was ended, is not to be opened here.
    if (!socket.active || document.visibilityState !== 'visible' || isAsking) return;
    isAsking = true;
    if (!(await answers(socket)) && socket.active) connectAnew(socket);
    isAsking = false;
  };
  const onWake = (): void => void wake();
  const onShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) onWake();
  };
  document.addEventListener('visibilitychange', onWake);
  window.addEventListener('online', onWake);
  window.addEventListener('pageshow', onShown);
  return () => {
    document.removeEventListener('visibilitychange', onWake);
    window.removeEventListener('online', onWake);
    window.removeEventListener('pageshow', onShown);
  };
}

async function answers(socket: SessionSocket): Promise<boolean> {
  if (!socket.connected) return false;
  try {
    await socket.timeout(PATIENCE).emitWithAck('clock');
    return true;
  } catch {
    return false;
  }
}

/** Without the disconnecting socket.io keeps to its plan for the next try. */
function connectAnew(socket: SessionSocket): void {
  socket.disconnect();
  socket.connect();
}
