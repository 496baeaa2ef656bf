import { ServerClock } from './ServerClock.ts';
import type { SessionSocket } from './socket.ts';

/** Milliseconds between measurements: what two good clocks drift apart in it is less than a millisecond. */
const INTERVAL = 60_000;
/** Milliseconds between looks whether the device slept, or its time was set. */
const LOOK = 1000;
const PATIENCE = 5000;

const clock = new ServerClock({ steady: () => performance.now(), wall: () => Date.now() });

/** The server's clock in milliseconds. */
export function serverNow(): number {
  return clock.now();
}

/** Whether that is the server's own word. Before, a device that is a day off would be a day off. */
export function isServerClockKnown(): boolean {
  return clock.isKnown;
}

/** Calls back when the server's clock turns out to be another than was thought; gives the way to stop. */
export function onClockCorrection(listener: () => void): () => void {
  return clock.onCorrection(listener);
}

/** Keeps what is known of the server's clock right for as long as the socket is used; gives the way to stop. */
export function followClock(socket: SessionSocket): () => void {
  const measure = (): void => {
    if (socket.connected) void clock.measure(() => socket.timeout(PATIENCE).emitWithAck('clock'));
  };
  const look = (): void => {
    if (clock.hasJumped()) measure();
  };
  socket.on('connect', measure);
  document.addEventListener('visibilitychange', measure);
  const timers = [setInterval(measure, INTERVAL), setInterval(look, LOOK)];
  return () => {
    socket.off('connect', measure);
    document.removeEventListener('visibilitychange', measure);
    for (const timer of timers) clearInterval(timer);
  };
}
