import {
  type Asked,
  askedIn,
  type Ballot,
  type BallotContent,
  ballotOf,
} from '@verbindbord/shared/session/ballots.ts';
import { expectedIn } from '@verbindbord/shared/session/expected.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { liveStore } from './liveSession.ts';
import { sendCommand, useConnection, useSession } from './session.ts';

/** What everybody knows of a ballot, and how many are done with it; `asked` is null when the programme has no such. */
export interface KnownBallot {
  readonly ballot: Ballot;
  readonly asked: Asked | null;
  readonly done: number;
  /** Who is expected to give it, and at least as many as are done. */
  readonly people: number;
  /** How many of them are not connected, as long as not all are done. */
  readonly away: number;
}

export function useBallot(id: string): KnownBallot {
  const session = useSession();
  const done = useStore(liveStore, (live) => live.done[id] ?? 0);
  return useMemo(() => {
    const asked = askedIn(session, id);
    const expected = expectedIn(session, asked);
    return {
      ballot: ballotOf(session, id),
      asked,
      done,
      people: Math.max(expected.people, done),
      away: done < expected.people ? expected.away : 0,
    };
  }, [session, id, done]);
}

/** What is on its way: the last that this person did with a ballot, as long as the server has not said that it is kept. */
interface Draft {
  readonly content: BallotContent;
  readonly isSending: boolean;
}

const drafts = createStore<Readonly<Record<string, Draft>>>(() => ({}));

/** `waiting`: the server cannot be reached; it is given as soon as it can. */
export type CastState = 'empty' | 'saved' | 'saving' | 'waiting';

/** What became of a ballot: it is kept, it is on its way, or why the server refuses it. */
export type Given = 'kept' | 'underWay' | { readonly refused: Refusal };

export interface Casting {
  /** As this person left it, whether or not the server has it; null when nothing was given. */
  readonly content: BallotContent | null;
  readonly state: CastState;
  /** Gives the whole ballot. What is refused is as it was before. */
  readonly give: (content: BallotContent) => Promise<Given>;
}

/** One's own ballot: what is changed shows at once and goes to the server by itself. */
export function useCasting(id: string): Casting {
  const key = useKey(id);
  const own = useStore(liveStore, (live) => live.ownBallots[id] ?? null);
  const draft = useStore(drafts, (all) => all[key]);
  const isOnline = useConnection() === 'online';
  const isWaiting = draft !== undefined && !draft.isSending;
  useEffect(() => {
    if (isOnline && isWaiting) void send(key, id);
  }, [isOnline, isWaiting, key, id]);
  return {
    content: draft?.content ?? own,
    state: draft ? (isOnline || draft.isSending ? 'saving' : 'waiting') : own ? 'saved' : 'empty',
    give: (content) => {
      drafts.setState({ [key]: { content, isSending: drafts.getState()[key]?.isSending ?? false } });
      return send(key, id);
    },
  };
}

/** Of another session or another round nothing is meant. */
function useKey(id: string): string {
  const session = useSession();
  return `${session.code} ${id} ${ballotOf(session, id).round}`;
}

/** Sends what was done last; one at a time, so that the last one is also the last to arrive. */
async function send(key: string, ballot: string): Promise<Given> {
  const draft = drafts.getState()[key];
  if (!draft || draft.isSending || liveStore.getState().connection !== 'online') return 'underWay';
  const { content } = draft;
  drafts.setState({ [key]: { content, isSending: true } });
  const answer = await sendCommand({ type: 'castBallot', ballot, content });
  const latest = drafts.getState()[key]?.content ?? content;
  const isReached = answer.ok || liveStore.getState().connection === 'online';
  if (latest !== content || !isReached) {
    drafts.setState({ [key]: { content: latest, isSending: false } });
    return isReached ? send(key, ballot) : 'underWay';
  }
  drafts.setState(({ [key]: _done, ...others }) => others, true);
  return answer.ok ? 'kept' : { refused: answer.reason };
}
