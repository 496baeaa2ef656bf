import { type Door, OPEN_DOOR } from './door.ts';
import { type Lead, NO_DEPUTIES } from './lead.ts';
import type { Pair, Participant, SessionState } from './state.ts';

/** A thing as an earlier version of the product wrote it, which did not know some of its fields. */
type Older<T, New extends keyof T> = Omit<T, New> & Partial<Pick<T, New>>;

type OlderPair = Older<Pair, 'former' | 'locked' | 'wantsProxy' | 'proxies' | 'code'>;

/** A session as it may stand on disk. */
export interface StoredState
  extends Omit<
    SessionState,
    'departments' | 'startedAt' | 'began' | 'locked' | 'roster' | 'round' | 'door' | 'lead' | 'removed'
  > {
  readonly departments?: SessionState['departments'];
  readonly startedAt?: SessionState['startedAt'];
  readonly began?: SessionState['began'];
  readonly locked?: SessionState['locked'];
  readonly door?: Partial<Door>;
  readonly lead?: Partial<Lead>;
  readonly removed?: SessionState['removed'];
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
    // It has begun, and nobody knows when: nobody is sent back to the waiting room.
    startedAt: stored.startedAt === undefined ? 0 : stored.startedAt,
    began: stored.began ?? {},
    locked: stored.locked ?? [],
    turn: stored.turn ?? null,
    harvested: stored.harvested ?? [],
    apart: stored.apart ?? [],
    aside: stored.aside ?? [],
    moment: stored.moment ?? 'now',
    showing: stored.showing ?? null,
    door: { ...OPEN_DOOR, ...stored.door },
    lead: { ...NO_DEPUTIES, ...stored.lead },
    removed: stored.removed ?? [],
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
