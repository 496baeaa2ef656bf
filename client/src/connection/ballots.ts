import {
  type Asked,
  askedIn,
  type Ballot,
  type BallotContent,
  ballotOf,
} from '@verbindbord/shared/session/ballots.ts';
import { expectedIn } from '@verbindbord/shared/session/expected.ts';
import type { Refusal } from '@verbindbord/shared/session/refusals.ts';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/shallow';
import { draftKey, dropDraft, liveStore, putDraft } from './liveSession.ts';
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

/**
 * One's own ballot: what is changed shows at once and goes to the server by itself; until it is there this device keeps
 * it, also when the page is closed.
 */
export function useCasting(ballot: string): Casting {
  const session = useSession();
  const { round } = ballotOf(session, ballot);
  const key = draftKey({ ballot, round });
  const own = useStore(liveStore, (live) => live.ownBallots[ballot] ?? null);
  const draft = useStore(liveStore, (live) => live.drafts[key]);
  const isOnline = useConnection() === 'online';
  return {
    content: draft?.content ?? own,
    state: draft ? (isOnline || draft.isSending ? 'saving' : 'waiting') : own ? 'saved' : 'empty',
    give: (content) => {
      const isSending = liveStore.getState().drafts[key]?.isSending ?? false;
      putDraft({ ballot, round, content, isSending });
      return send(key);
    },
  };
}

/** Gives what waits on this device once the server can be reached, whatever its person looks at. */
export function useWaitingBallots(): void {
  const isOnline = useConnection() === 'online';
  const waiting = useStore(
    liveStore,
    useShallow(({ drafts }) => Object.keys(drafts).filter((key) => drafts[key]?.isSending === false)),
  );
  useEffect(() => {
    if (isOnline) for (const key of waiting) void send(key);
  }, [isOnline, waiting]);
}

/** Sends what was done last; one at a time, so that the last one is also the last to arrive. */
async function send(key: string): Promise<Given> {
  const draft = liveStore.getState().drafts[key];
  if (!draft || draft.isSending || liveStore.getState().connection !== 'online') return 'underWay';
  const { ballot, content } = draft;
  putDraft({ ...draft, isSending: true });
  const answer = await sendCommand({ type: 'castBallot', ballot, content });
  const latest = liveStore.getState().drafts[key];
  // Its person left, or the round is over.
  if (!latest) return answer.ok ? 'kept' : { refused: answer.reason };
  const isReached = answer.ok || liveStore.getState().connection === 'online';
  if (latest.content !== content || !isReached) {
    putDraft({ ...latest, isSending: false });
    return isReached ? send(key) : 'underWay';
  }
  dropDraft(draft);
  return answer.ok ? 'kept' : { refused: answer.reason };
}

/**
 * The ballot of somebody without a device, which a facilitator fills in with them. What was given is not told again:
 * it begins with nothing, and what is given then counts.
 */
export function useCastingFor(ballot: string, person: string): Casting {
  const [content, setContent] = useState<BallotContent | null>(null);
  const [isSaving, setSaving] = useState(false);
  return {
    content,
    state: content === null ? 'empty' : isSaving ? 'saving' : 'saved',
    give: async (next) => {
      const before = content;
      setContent(next);
      setSaving(true);
      const answer = await sendCommand({ type: 'castBallot', ballot, content: next, for: person });
      setSaving(false);
      if (answer.ok) return 'kept';
      setContent(before);
      return { refused: answer.reason };
    },
  };
}
