import { serverNow } from './clock.ts';
import { currentSession } from './liveSession.ts';

/** How this page reaches the server at this moment. */
export interface Line {
  /** False when the network lets no WebSocket through, and the connection does with long polling. */
  readonly isWebSocket: boolean;
  /** Milliseconds there and back. */
  readonly roundTrip: number;
  /** Milliseconds by which this device's clock is ahead of the server's, and by which the timer's is. */
  readonly deviceAhead: number;
  readonly timerAhead: number;
}

const QUESTIONS = 5;
const PATIENCE = 5000;

/** Asks over the live connection some times over: the quickest answer is the truest. Null when none comes. */
export async function lookAtLine(): Promise<Line | null> {
  const { socket } = currentSession();
  let best: Line | null = null;
  for (let question = 0; question < QUESTIONS && socket.connected; question++) {
    const [start, device, timer] = [performance.now(), Date.now(), serverNow()];
    const server = await socket
      .timeout(PATIENCE)
      .emitWithAck('clock')
      .catch(() => null);
    if (server === null) break;
    const roundTrip = performance.now() - start;
    // The answer is taken as being half a round trip old.
    const then = server - roundTrip / 2;
    if (best !== null && roundTrip >= best.roundTrip) continue;
    const isWebSocket = socket.io.engine.transport.name !== 'polling';
    best = { isWebSocket, roundTrip, deviceAhead: device - then, timerAhead: timer - then };
  }
  return best;
}

/** Milliseconds that the server takes to answer a plain question, or null when it does not. */
export async function askHealth(): Promise<number | null> {
  const start = performance.now();
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    return answer.ok ? performance.now() - start : null;
  } catch {
    return null;
  }
}
