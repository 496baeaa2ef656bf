import type { Pair, Participant, SessionState } from './state.ts';

/** A thing as an earlier version of the product wrote it, which did not know some of its fields. */
type Older<T, New extends keyof T> = Omit<T, New> & Partial<Pick<T, New>>;

type OlderPair = Older<Pair, 'former' | 'locked' | 'wantsProxy' | 'proxies' | 'code'>;

/** A session as it may stand on disk. */
export interface StoredState extends Omit<SessionState, 'departments' | 'roster' | 'round'> {
  readonly departments?: SessionState['departments'];
  readonly roster: readonly Older<Participant, 'department' | 'hasDevice'>[];
  readonly round: Pick<SessionState['round'], 'stage'> & {
    readonly step?: string | null;
    readonly pairs: readonly OlderPair[];
    readonly earlier: readonly OlderPair[];
    readonly alone?: readonly string[];
  };
}

/** The session with what was not known yet when it was stored. */
export function asSessionState(stored: StoredState): SessionState {
  const { roster, round } = stored;
  return {
    ...stored,
    departments: stored.departments ?? null,
    dropped: stored.dropped ?? [],
    roster: roster.map((person) => ({ department: '', hasDevice: true, ...person })),
    round: {
      step: null,
      alone: [],
      ...round,
      pairs: round.pairs.map(asPair),
      earlier: round.earlier.map(asPair),
    },
  };
}

/** A pair of before there were codes has none that fits. */
function asPair(stored: OlderPair): Pair {
  return { former: [], locked: false, wantsProxy: false, proxies: [], code: '', ...stored };
}
