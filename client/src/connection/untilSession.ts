import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { liveStore } from './liveSession.ts';

/** Milliseconds that a change of the session takes at most to come here from the server that told of it. */
const PATIENCE = 2000;

/** Resolves when the session is as somebody waits for; after a while all the same. */
export function untilSession(test: (session: SessionState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { session } = liveStore.getState();
      if (session !== null && !test(session)) return;
      clearTimeout(timer);
      stop();
      resolve();
    };
    const stop = liveStore.subscribe(look);
    const timer = setTimeout(() => {
      stop();
      resolve();
    }, PATIENCE);
    look();
  });
}
