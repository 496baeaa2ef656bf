import type { SessionRecord } from '@verbindbord/server/src/storage/store.ts';
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
    departments: null,
    programme: [],
    dropped: [],
    step: '',
    timer: null,
    frozen: null,
    roster: [],
    round: NO_ROUND,
  };
  const secrets = {
    facilitator: Buffer.from('f'),
    participant: Buffer.from('p'),
    observer: Buffer.from('o'),
    recovery: Buffer.from('r'),
  };
  return { state, secrets };
}
