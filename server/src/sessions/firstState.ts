import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { NO_ROUND, type SessionState } from '@verbindbord/shared/session/state.ts';
import type { NewSession } from './Sessions.ts';

/** A session that nobody has entered yet, at the first step of its programme. */
export function firstState(
  code: string,
  { title, language, ballots = [], rehearsal = false }: NewSession,
  programme: Programme,
  createdAt: number,
): SessionState {
  return {
    code,
    title,
    language,
    createdAt,
    version: 0,
    rehearsal,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme,
    step: programme[0]?.id ?? '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster: [],
    round: NO_ROUND,
    ballots,
    dropped: [],
  };
}
