import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Joined } from '@verbindbord/shared/session/requests.ts';
import { useEffect, useState } from 'react';
import { join } from '../../connection/api.ts';
import { enterSession, leaveSession } from '../../connection/liveSession.ts';
import { waitAtDoor } from '../join/waitAtDoor.ts';
import { keepShell } from '../offline/keepShell.ts';
import { forgetSecret } from '../router.ts';
import { recallWallSecret, rememberWallSecret } from './wallSecret.ts';

export type WallState =
  | { readonly stage: 'opening' }
  /** A facilitator lets newcomers in by hand, walls too. */
  | { readonly stage: 'waiting' }
  | { readonly stage: 'refused'; readonly reason: Refusal }
  | { readonly stage: 'open' };

/** Milliseconds between tries while the server cannot be reached: nobody stands beside a wall to press a button. */
const AGAIN = 3000;

/**
 * Opens the wall of a session without a question. The secret leaves the address, which stands on the beamer for all
 * to see, and stays with the tab, so that a reload opens the wall again.
 */
export function useWall(code: string, secret: string | null): WallState {
  const [state, setState] = useState<WallState>({ stage: 'opening' });
  const [known] = useState(() => secret ?? recallWallSecret(code));
  useEffect(() => {
    let gone = false;
    let waiting: ReturnType<typeof setTimeout>;
    let stopWaiting = (): void => {};
    const enter = (joined: Joined, by: string | null): void => {
      enterSession({ code, me: joined.participantId, role: joined.role }, joined.token);
      if (by !== null) rememberWallSecret(code, by);
      setState({ stage: 'open' });
      forgetSecret();
      keepShell();
    };
    const open = async (by: string | null): Promise<void> => {
      const reply = await join(code, { ...(by !== null && { secret: by }), presenter: true }, 'presenter');
      if (gone) return;
      if (reply.ok && reply.isWaiting) {
        setState({ stage: 'waiting' });
        stopWaiting = waitAtDoor(code, reply.token, {
          onIn: () => enter(reply, by),
          onOut: () => setState({ stage: 'refused', reason: 'noAccess' }),
        });
      } else if (reply.ok) enter(reply, by);
      else if (reply.reason === 'unreachable') waiting = setTimeout(() => void open(by), AGAIN);
      // Links can be renewed; a browser that was the wall, or is a facilitator's, needs none.
      else if (by !== null) void open(null);
      else setState({ stage: 'refused', reason: reply.reason === 'malformed' ? 'noAccess' : reply.reason });
    };
    void open(known);
    return () => {
      gone = true;
      clearTimeout(waiting);
      stopWaiting();
      leaveSession();
    };
  }, [code, known]);
  return state;
}
