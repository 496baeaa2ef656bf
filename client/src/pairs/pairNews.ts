import { pairOf, type SessionState } from '@verbindbord/shared/session/state.ts';
import { useEffect, useRef } from 'react';
import { t } from '../text/t.ts';
import { showToast } from '../ui/Toast.tsx';
import { nameOf, namesOf } from './names.ts';

type Told = Pick<SessionState, 'round' | 'roster'>;

/** What changed for somebody at work: with whom they are now, or who came to work with them; null when nothing did. */
export function newsFor(before: Told, after: Told, me: string): string | null {
  if (before.round.stage !== 'working' || after.round.stage !== 'working') return null;
  const [was, is] = [pairOf(before, me), pairOf(after, me)];
  if (!was || !is) return null;
  if (was.id !== is.id) {
    const others = is.members.filter((member) => member !== me);
    return others.length > 0 ? t('pairs.youWorkWith', { names: namesOf(after, others) }) : null;
  }
  const joined = is.members.filter((member) => !was.members.includes(member));
  return joined.length > 0
    ? t('pairs.joinsYou', { names: namesOf(after, joined), count: joined.length })
    : null;
}

/** Who came in while the pairs were at work, and where they were put. */
export function arrivalsBetween(before: Told, after: Told): readonly string[] {
  if (before.round.stage !== 'working' || after.round.stage !== 'working') return [];
  const known = new Set(before.roster.filter(({ connected }) => connected).map(({ id }) => id));
  const assigned = new Set(before.round.pairs.flatMap(({ members }) => members));
  return after.round.pairs.flatMap(({ members, number }) =>
    members
      .filter((member) => !assigned.has(member) && !known.has(member))
      .map((member) => t('pairs.cameIn', { name: nameOf(after, member), number })),
  );
}

/** Tells a member of a pair what changed for them: the sheet before them may be another one. */
export function usePairNews(session: SessionState, me: string): void {
  useNews(session, (before, after) => newsFor(before, after, me) ?? []);
}

/** Tells a facilitator who was put where. */
export function useArrivalNews(session: SessionState): void {
  useNews(session, arrivalsBetween);
}

function useNews(
  session: SessionState,
  news: (before: SessionState, after: SessionState) => string | readonly string[],
): void {
  const before = useRef(session);
  const find = useRef(news);
  find.current = news;
  useEffect(() => {
    for (const text of [find.current(before.current, session)].flat()) showToast({ tone: 'info', text });
    before.current = session;
  }, [session]);
}
