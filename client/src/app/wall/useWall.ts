import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { useEffect, useState } from 'react';
import { join } from '../../connection/api.ts';
import { enterSession, leaveSession } from '../../connection/liveSession.ts';
import { keepShell } from '../offline/keepShell.ts';
import { forgetSecret } from '../router.ts';
import { recallWallSecret, rememberWallSecret } from './wallSecret.ts';

export type WallState =
  | { readonly stage: 'opening' }
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
    const open = async (by: string | null): Promise<void> => {
      const reply = await join(code, { ...(by !== null && { secret: by }), presenter: true }, 'presenter');
      if (gone) return;
      if (reply.ok) {
        enterSession({ code, me: reply.participantId, role: reply.role }, reply.token);
        if (by !== null) rememberWallSecret(code, by);
        setState({ stage: 'open' });
        forgetSecret();
        keepShell();
      } else if (reply.reason === 'unreachable') waiting = setTimeout(() => void open(by), AGAIN);
      // Links can be renewed; a browser that was the wall, or is a facilitator's, needs none.
      else if (by !== null) void open(null);
      else setState({ stage: 'refused', reason: reply.reason === 'malformed' ? 'noAccess' : reply.reason });
    };
    void open(known);
    return () => {
      gone = true;
      clearTimeout(waiting);
      leaveSession();
    };
  }, [code, known]);
  return state;
}
