import type { SessionSocket } from './socket.ts';

interface Sample {
  readonly roundTrip: number;
  readonly offset: number;
}

/** How many questions to the server's clock one measurement takes; the quickest answer is the truest. */
const QUESTIONS = 5;
/** Milliseconds between measurements: long enough to cost nothing, short enough for a laptop that slept. */
const INTERVAL = 60_000;

let offset = 0;

/** The server's clock in milliseconds: one's own, corrected by the offset that was last measured. */
export function serverNow(): number {
  return Date.now() + offset;
}

/** Keeps the offset to the server's clock for as long as the socket is used; gives the way to stop. */
export function followClock(socket: SessionSocket): () => void {
  const measure = async (): Promise<void> => {
    const samples: Sample[] = [];
    for (let question = 0; question < QUESTIONS && socket.connected; question++) {
      const sample = await ask(socket);
      if (sample) samples.push(sample);
    }
    const best = quickest(samples);
    if (best) offset = best.offset;
  };
  const start = (): void => void measure();
  socket.on('connect', start);
  const timer = setInterval(start, INTERVAL);
  return () => {
    socket.off('connect', start);
    clearInterval(timer);
  };
}

/** The server's answer is taken as being half a round trip old. */
async function ask(socket: SessionSocket): Promise<Sample | null> {
  const asked = Date.now();
  try {
    const serverTime = await socket.timeout(5000).emitWithAck('clock');
    const answered = Date.now();
    return { roundTrip: answered - asked, offset: serverTime - (asked + answered) / 2 };
  } catch {
    return null;
  }
}

function quickest(samples: readonly Sample[]): Sample | undefined {
  return samples.reduce<Sample | undefined>(
    (best, sample) => (best === undefined || sample.roundTrip < best.roundTrip ? sample : best),
    undefined,
  );
}
