import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Invitation } from '@verbindbord/shared/session/requests.ts';
import type { Role, Whereabouts } from '@verbindbord/shared/session/state.ts';
import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import { join, lookUp, type Reply } from '../../connection/api.ts';
import { followSessionLanguage } from '../language.ts';
import { keepShell } from '../offline/keepShell.ts';
import { rememberSession } from '../ownSessions.ts';
import { forgetSecret } from '../router.ts';
import { markArrival } from '../session/arrival.ts';
import { comeBack } from './comeBack.ts';
import { type DoorSeat, doorSeat, rememberDoor } from './doorSeat.ts';
import { rememberTab, type TabSeat, tabSeat } from './tab.ts';
import { waitAtDoor } from './waitAtDoor.ts';

/** The connection and the room come while somebody types a name: the door itself has to be there at once. */
const liveSession = () => import('../../connection/liveSession.ts');
const fetchRoom = () => Promise.all([liveSession(), import('../session/SessionRoom.tsx')]);

type Reason = Refusal | 'unreachable';
/** What somebody says of themselves at the door. */
export interface Newcomer {
  readonly name: string;
  readonly whereabouts: Whereabouts;
  readonly department: string;
}

/** How far this page is with joining. */
export type Joining =
  | { readonly stage: 'looking' }
  | { readonly stage: 'refused'; readonly reason: Reason }
  | {
      readonly stage: 'invited';
      readonly invitation: Invitation;
      readonly isPending: boolean;
      readonly problem: Reason | null;
    }
  /** At the door, until a facilitator lets this person in. */
  | { readonly stage: 'waiting'; readonly title: string }
  | { readonly stage: 'turnedAway' }
  | { readonly stage: 'joined' };

export interface JoinActs {
  /** Joins as somebody new, or, without a name, as the person that this device was before. */
  readonly enter: (invitation: Invitation, newcomer: Newcomer | null) => void;
  readonly lookAgain: () => void;
}

/**
 * Leads from an address to being in the session. Whoever was in it in this tab (a reload, a phone that woke up) is
 * in it again without a question; on a device that was here before it takes one press.
 */
export function useJoin(code: string, secret: string | null): [Joining, JoinActs] {
  const [joining, setJoining] = useState<Joining>({ stage: 'looking' });
  /** Which look-up counts: answers of an earlier one, for another address, are dropped. */
  const turn = useRef(0);
  const joinedCode = useRef<string | null>(null);
  const stopComing = useRef<(() => void) | null>(null);
  const stopWaiting = useRef<(() => void) | null>(null);
  /** As what this browser asked to be recognised: it can be two people of one session. */
  const askedAs = useRef<Role | null>(null);

  /** What stands here makes way when the room can be shown: a sign of loading in between would stay longer than that takes. */
  const goBehind = useCallback(() => startTransition(() => setJoining({ stage: 'joined' })), []);

  const goIn = useCallback(
    async ({ participantId, role, token, title }: DoorSeat): Promise<void> => {
      const mine = turn.current;
      const { enterSession } = await liveSession();
      if (mine !== turn.current) return;
      joinedCode.current = code;
      const seat = { me: participantId, role };
      enterSession({ code, ...seat }, token);
      rememberTab(code, seat);
      rememberSession({ code, title, role });
      goBehind();
      forgetSecret();
      keepShell();
    },
    [code, goBehind],
  );

  const wait = useCallback(
    (seat: DoorSeat): void => {
      rememberDoor(code, seat);
      setJoining({ stage: 'waiting', title: seat.title });
      stopWaiting.current = waitAtDoor(code, seat.token, {
        onIn: () => {
          rememberDoor(code, null);
          void goIn(seat);
        },
        onOut: () => {
          rememberDoor(code, null);
          setJoining({ stage: 'turnedAway' });
        },
      });
      // A reload goes on waiting; another link in this tab does not.
      forgetSecret();
    },
    [code, goIn],
  );

  const enter = useCallback(
    async (
      invitation: Invitation,
      newcomer: Newcomer | null,
      place: ReturnType<typeof join> | null = null,
    ): Promise<void> => {
      const mine = turn.current;
      let reply = await place;
      if (!reply?.ok) {
        if (mine !== turn.current) return;
        setJoining({ stage: 'invited', invitation, isPending: true, problem: null });
        reply = await join(code, { ...(secret !== null && { secret }), ...newcomer }, askedAs.current);
      }
      if (mine !== turn.current) return;
      if (!reply.ok) {
        setJoining({ stage: 'invited', invitation, isPending: false, problem: reply.reason });
        return;
      }
      const { participantId, role, token, isWaiting } = reply;
      const seat = { participantId, role, token, title: invitation.title };
      if (newcomer !== null) markArrival(code);
      if (isWaiting) wait(seat);
      else await goIn(seat);
    },
    [code, secret, goIn, wait],
  );

  /** Shows the session as this device last saw it, and knocks until the server answers. */
  const resume = useCallback(
    async (seat: TabSeat): Promise<boolean> => {
      const mine = turn.current;
      const live = await liveSession().catch(() => null);
      const session = await live?.resumeSession({ code, ...seat });
      if (!live || !session || mine !== turn.current) return false;
      joinedCode.current = code;
      followSessionLanguage(session.language);
      goBehind();
      stopComing.current = comeBack(code, seat, { onIn: live.connectSession, onRefused: live.endSession });
      return true;
    },
    [code, goBehind],
  );

  const look = useCallback(async (): Promise<void> => {
    turn.current++;
    const mine = turn.current;
    setJoining({ stage: 'looking' });
    stopComing.current?.();
    stopWaiting.current?.();
    const atDoor = secret === null ? doorSeat(code) : null;
    if (atDoor) return wait(atDoor);
    const here = secret === null ? tabSeat(code) : null;
    askedAs.current = here?.role ?? null;
    // Whoever was in it in this tab mostly still is: their place is asked for, and the room fetched, at the same time.
    let place = here === null ? null : join(code, {}, here.role);
    if (here !== null) fetchRoom().catch(() => undefined);
    let reply = await lookUpSoon(code, secret, here);
    if (here !== null && reply.ok && reply.returning === null) {
      // Who was given another role meanwhile is still known under the first one.
      askedAs.current = null;
      place = null;
      reply = await lookUp(code, secret, null);
    }
    if (mine !== turn.current) return;
    if (!reply.ok) {
      if (here === null || reply.reason !== 'unreachable' || !(await resume(here))) {
        setJoining({ stage: 'refused', reason: reply.reason });
      }
      return;
    }
    followSessionLanguage(reply.language);
    // Fetched ahead; when that fails, entering fetches again and says what is wrong.
    fetchRoom().catch(() => undefined);
    if (here !== null && reply.returning !== null) await enter(reply, null, place);
    else setJoining({ stage: 'invited', invitation: reply, isPending: false, problem: null });
  }, [code, secret, enter, resume, wait]);

  useEffect(() => {
    const isIn = secret === null && joinedCode.current === code;
    if (!isIn) void look();
  }, [code, secret, look]);

  useEffect(
    () => () => {
      turn.current++;
      stopComing.current?.();
      stopWaiting.current?.();
      if (joinedCode.current !== null) void liveSession().then(({ leaveSession }) => leaveSession());
    },
    [],
  );

  return [
    joining,
    {
      enter: (invitation, newcomer) => void enter(invitation, newcomer),
      lookAgain: () => void look(),
    },
  ];
}

/** Milliseconds that a page waits for the server when it can show what it was before. */
const PATIENCE = 4000;

/** Looks at the door. A tab that was in before does not wait for a network that gives no answer at all. */
function lookUpSoon(code: string, secret: string | null, here: TabSeat | null): Promise<Reply<Invitation>> {
  const looking = lookUp(code, secret, here?.role ?? null);
  if (here === null) return looking;
  const later = new Promise<Reply<Invitation>>((resolve) =>
    setTimeout(() => resolve({ ok: false, reason: 'unreachable' }), PATIENCE),
  );
  return Promise.race([looking, later]);
}
