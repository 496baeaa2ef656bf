import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import type { Invitation } from '@verbindbord/shared/session/requests.ts';
import type { Role, Whereabouts } from '@verbindbord/shared/session/state.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { join, lookUp } from '../../connection/api.ts';
import { enterSession, leaveSession } from '../../connection/liveSession.ts';
import { followSessionLanguage } from '../language.ts';
import { ownRole, rememberSession } from '../ownSessions.ts';
import { forgetSecret } from '../router.ts';
import { rememberTab, tabRole } from './tab.ts';

type Reason = Refusal | 'unreachable';
type Newcomer = { readonly name: string; readonly whereabouts: Whereabouts };

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

  const enter = useCallback(
    async (invitation: Invitation, newcomer: Newcomer | null): Promise<void> => {
      const mine = turn.current;
      setJoining({ stage: 'invited', invitation, isPending: true, problem: null });
      const reply = await join(
        code,
        { ...(secret !== null && { secret }), ...newcomer },
        secret === null ? knownRole(code) : null,
      );
      if (mine !== turn.current) return;
      if (!reply.ok) {
        setJoining({ stage: 'invited', invitation, isPending: false, problem: reply.reason });
        return;
      }
      joinedCode.current = code;
      enterSession(code, reply.participantId, reply.token);
      rememberTab(code, reply.role);
      rememberSession({ code, title: invitation.title, role: reply.role });
      setJoining({ stage: 'joined' });
      forgetSecret();
    },
    [code, secret],
  );

  const look = useCallback(async (): Promise<void> => {
    turn.current++;
    const mine = turn.current;
    setJoining({ stage: 'looking' });
    const reply = await lookUp(code, secret, secret === null ? knownRole(code) : null);
    if (mine !== turn.current) return;
    if (!reply.ok) {
      setJoining({ stage: 'refused', reason: reply.reason });
      return;
    }
    followSessionLanguage(reply.language);
    const wasHere = reply.returning !== null && tabRole(code) === reply.role;
    if (wasHere) await enter(reply, null);
    else setJoining({ stage: 'invited', invitation: reply, isPending: false, problem: null });
  }, [code, secret, enter]);

  useEffect(() => {
    const isIn = secret === null && joinedCode.current === code;
    if (!isIn) void look();
  }, [code, secret, look]);

  useEffect(
    () => () => {
      turn.current++;
      leaveSession();
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

/** As what this device knows the session: in this tab first, then in general. */
function knownRole(code: string): Role | null {
  return tabRole(code) ?? ownRole(code);
}
