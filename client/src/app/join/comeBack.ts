import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { join, lookUp, type Reply } from '../../connection/api.ts';
import type { TabSeat } from './tab.ts';

/** Milliseconds between tries while the server cannot be reached. */
const AGAIN = 2000;
/** Reasons for which the door says no for now. */
const FOR_NOW: readonly string[] = ['unreachable', 'notNow', 'tooOften', 'damaged'];

interface Outcome {
  readonly onIn: (token: string) => void;
  readonly onRefused: (reason: Refusal) => void;
}

/**
 * Asks at the door, until somebody is there, to be let in as the person that this tab was before; gives the way to
 * stop. A browser that has become somebody else meanwhile, in another tab, is not that person any more.
 */
export function comeBack(code: string, seat: TabSeat, { onIn, onRefused }: Outcome): () => void {
  let isOver = false;
  let waiting: ReturnType<typeof setTimeout>;
  const ask = async (): Promise<void> => {
    clearTimeout(waiting);
    const reply = await rejoin(code, seat);
    if (isOver) return;
    if (!reply.ok && FOR_NOW.includes(reply.reason)) {
      waiting = setTimeout(() => void ask(), AGAIN);
      return;
    }
    stop();
    if (!reply.ok) onRefused(reply.reason as Refusal);
    else if (reply.me === seat.me) onIn(reply.token);
    else onRefused('noAccess');
  };
  const stop = (): void => {
    isOver = true;
    clearTimeout(waiting);
  };
  waiting = setTimeout(() => void ask(), AGAIN);
  return stop;
}

async function rejoin(code: string, { role }: TabSeat): Promise<Reply<{ me: string; token: string }>> {
  // Who was given another role meanwhile is still known under the first one.
  for (const asked of [role, null]) {
    const door = await lookUp(code, null, asked);
    if (!door.ok) return door;
    if (door.returning === null) continue;
    const joined = await join(code, {}, asked);
    return joined.ok ? { ok: true, me: joined.participantId, token: joined.token } : joined;
  }
  return { ok: false, reason: 'noAccess' };
}
