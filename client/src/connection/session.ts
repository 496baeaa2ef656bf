import type { Answer } from '@verbindbord/shared/protocol/events.ts';
import type { Command } from '@verbindbord/shared/session/commands.ts';
import { type Refusal, refuse } from '@verbindbord/shared/session/refusals.ts';
import {
  type PairProgress,
  type Participant,
  participantOf,
  remaining,
  type SessionState,
} from '@verbindbord/shared/session/state.ts';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { fetchTicket } from './api.ts';
import { isServerClockKnown, onClockCorrection, serverNow } from './clock.ts';
import type { SaveState } from './documentLink.ts';
import {
  type ConnectionState,
  currentSession,
  dismissLosses,
  type LiveState,
  liveStore,
} from './liveSession.ts';

/** Milliseconds that a command waits for its answer. */
const PATIENCE = 8000;
/** And that somebody waits for what follows from its answer. */
const SOON = 1000;

function useLive<T>(select: (state: LiveState) => T): T {
  return useStore(liveStore, select);
}

/** The session, or null until the server has told it. */
export function useSessionOrNull(): SessionState | null {
  return useLive((live) => live.session);
}

/** The session; only below a page that waited for `useSessionOrNull`. */
export function useSession(): SessionState {
  const session = useSessionOrNull();
  if (!session) throw new Error('No session yet: render this below a page that waits for one.');
  return session;
}

export function useMe(): Participant {
  const session = useSession();
  const me = useLive((live) => live.me);
  const participant = me === null ? undefined : participantOf(session, me);
  if (!participant) throw new Error('The roster of the session does not hold this person.');
  return participant;
}

export function useIsFacilitator(): boolean {
  return useMe().role === 'facilitator';
}

export function usePairProgress(): readonly PairProgress[] {
  return useLive((live) => live.progress);
}

export function useConnection(): ConnectionState {
  return useLive((live) => live.connection);
}

/** A dip of a moment needs no words: most are over before anybody could read them. */
const GRACE = 1500;

/** Whether the server cannot be reached, and not just for a moment. */
export function useIsOffline(): boolean {
  const isOffline = useConnection() === 'offline';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOffline) return;
    const timer = setTimeout(() => setLong(true), GRACE);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOffline]);
  return isOffline && isLong;
}

/** Whether everything that was typed here, in any document, is on the server's disk. */
export function useSaveState(): SaveState {
  return useLive((live) => live.save);
}

/** Whether what is typed while the server cannot be reached survives a reload on this device. */
export function useKeeps(): boolean {
  return useLive((live) => live.keeps);
}

/** Changes of one's own that were refused for one reason. */
export interface LostWork {
  readonly reason: Refusal;
  /** Words that would otherwise be lost, each as it stood in its field. */
  readonly texts: readonly string[];
  readonly ids: readonly string[];
}

/** The changes of one's own that were refused, until they are dismissed: the latest reason last. */
export function useLostWork(): readonly LostWork[] {
  const losses = useLive((live) => live.losses);
  return useMemo(
    () =>
      [...Map.groupBy(losses, ({ reason }) => reason)].map(([reason, ofReason]) => ({
        reason,
        texts: [...new Set(ofReason.flatMap(({ text }) => text ?? []))],
        ids: ofReason.map(({ id }) => id),
      })),
    [losses],
  );
}

export function dismissLostWork({ ids }: LostWork): void {
  dismissLosses(ids);
}

/** Gives a command; the answer is the server's, or `notNow` when it cannot be reached. */
export async function sendCommand(command: Command): Promise<Answer> {
  const { socket } = currentSession();
  if (!socket.connected) return refuse('notNow');
  try {
    return await socket.timeout(PATIENCE).emitWithAck('command', command);
  } catch {
    return refuse('notNow');
  }
}

/** How many things on the board are whose, for a facilitator; null when it cannot be had. */
export async function askMade(): Promise<Readonly<Record<string, number>> | null> {
  const { socket } = currentSession();
  if (!socket.connected) return null;
  try {
    const answer = await socket.timeout(PATIENCE).emitWithAck('made');
    return answer.ok ? answer.things : null;
  } catch {
    return null;
  }
}

/** The session as soon as something holds in it; as it is then when that does not come. */
export function sessionNow(holds: (state: SessionState) => boolean): Promise<SessionState | null> {
  const known = liveStore.getState().session;
  if (known && holds(known)) return Promise.resolve(known);
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve(liveStore.getState().session);
    };
    const timer = setTimeout(finish, SOON);
    const stop = liveStore.subscribe(({ session }) => {
      if (session && holds(session)) finish();
    });
  });
}

/** The code by which a facilitator may write for one's own pair; null while it cannot be had. */
export async function askPairCode(pair: string): Promise<string | null> {
  const { socket } = currentSession();
  if (!socket.connected) return null;
  try {
    const answer = await socket.timeout(PATIENCE).emitWithAck('code', pair);
    return answer.ok ? answer.code : null;
  } catch {
    return null;
  }
}

/** What a facilitator hands out for one time; null while it cannot be had. `until` is on the clock of this device. */
export async function askTicket(
  wanted: Parameters<typeof fetchTicket>[2],
): Promise<{ readonly ticket: string; readonly until: Date } | null> {
  const { code, token } = currentSession();
  const reply = await fetchTicket(code, token, wanted);
  if (!reply.ok) return null;
  return { ticket: reply.ticket, until: new Date(reply.validUntil - serverNow() + Date.now()) };
}

/**
 * Whole seconds that the timer of the session has left, or null without a timer; below zero when it ran out.
 * Renders once a second, on the server's second, so that all screens turn together.
 */
export function useRemainingSeconds(): number | null {
  const timer = useLive((live) => live.session?.timer ?? null);
  const [, turn] = useState(0);
  useEffect(() => {
    if (timer?.state !== 'running') return;
    let waiting: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      const left = remaining(timer, serverNow());
      const untilNext = ((left % 1000) + 1000) % 1000 || 1000;
      waiting = setTimeout(look, untilNext + 5);
    };
    const look = (): void => {
      clearTimeout(waiting);
      turn((count) => count + 1);
      wait();
    };
    wait();
    const stopHearing = onClockCorrection(look);
    // In a page that nobody sees, timers come when it suits the browser.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(waiting);
      stopHearing();
      document.removeEventListener('visibilitychange', look);
    };
  }, [timer]);
  if (!timer || (timer.state === 'running' && !isServerClockKnown())) return null;
  return Math.ceil(remaining(timer, serverNow()) / 1000);
}
