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
    const open = async (): Promise<void> => {
      const reply = await join(
        code,
        { ...(known !== null && { secret: known }), presenter: true },
        'presenter',
      );
      if (gone) return;
      if (reply.ok) {
        enterSession({ code, me: reply.participantId, role: reply.role }, reply.token);
        if (known !== null) rememberWallSecret(code, known);
        setState({ stage: 'open' });
        forgetSecret();
        keepShell();
      } else if (reply.reason === 'unreachable') waiting = setTimeout(() => void open(), AGAIN);
      else setState({ stage: 'refused', reason: reply.reason });
    };
    void open();
    return () => {
      gone = true;
      clearTimeout(waiting);
      leaveSession();
    };
  }, [code, known]);
  return state;
}
