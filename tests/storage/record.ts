import type { SessionRecord } from '@verbindbord/server/src/storage/store.ts';
import { OPEN_DOOR } from '@verbindbord/shared/session/door.ts';
import { NO_DEPUTIES } from '@verbindbord/shared/session/lead.ts';
import { NO_ROUND, type SessionState } from '@verbindbord/shared/session/state.ts';

/** A session record for tests; nothing is in it but what a store looks at. */
export function recordOf(code: string, title = 'Wijkaanpak'): SessionRecord {
  const state: SessionState = {
    code,
    title,
    language: 'nl',
    createdAt: 1_700_000_000_000,
    version: 0,
    open: true,
    door: OPEN_DOOR,
    lead: NO_DEPUTIES,
    removed: [],
    departments: null,
    programme: [],
    dropped: [],
    step: '',
    timer: null,
    startedAt: null,
    began: {},
    frozen: null,
    locked: [],
    roster: [],
    round: NO_ROUND,
    turn: null,
    harvested: [],
    apart: [],
    aside: [],
    moment: 'now',
    showing: null,
  };
  const secrets = {
    facilitator: Buffer.from('f'),
    participant: Buffer.from('p'),
    observer: Buffer.from('o'),
    recovery: Buffer.from('r'),
  };
  return { state, secrets };
}
