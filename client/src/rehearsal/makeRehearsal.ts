import type { Language } from '@verbindbord/shared/content/localized.ts';
import type { Programme } from '@verbindbord/shared/programme/programme.ts';
import type { CreatedSession } from '@verbindbord/shared/session/requests.ts';
import type { Whereabouts } from '@verbindbord/shared/session/state.ts';
import { rememberTab } from '../app/join/tab.ts';
import { rememberSession } from '../app/ownSessions.ts';
import { navigate } from '../app/router.ts';
import { createSession, type Failure, join } from '../connection/api.ts';
import { t } from '../text/t.ts';

const MAX_TITLE = 120;

interface WantedRehearsal {
  readonly title: string;
  readonly language: Language;
  readonly programme: Programme;
  /** The code of the session that it is a copy of. */
  readonly of: string | null;
  /** Who leads it, and need not say so again at the door. */
  readonly as: { readonly name: string; readonly whereabouts: Whereabouts };
}

/** What a rehearsal is called wherever it is named: at the door, on the wall, in the report. */
export function rehearsalTitle(title: string): string {
  return t('rehearsal.title', { title }).slice(0, MAX_TITLE).trim();
}

/**
 * Makes a session to practise in, with links of its own and nothing on it, and goes there. The one that it is a copy of
 * stays as it is. Gives why it could not be made, or null.
 */
export async function makeRehearsal(wanted: WantedRehearsal): Promise<Failure['reason'] | null> {
  const { title, language, programme, of, as } = wanted;
  const made = await createSession({ title, language, programme, rehearsal: true });
  if (!made.ok) return made.reason;
  const { code, links } = made;
  const joined = await join(code, { secret: new URL(links.facilitator).hash.slice(1), ...as });
  // Whoever could not be let in at once does it by the door.
  if (!joined.ok) {
    openRehearsal(made, title, of);
    return null;
  }
  remember(made, title, of);
  rememberTab(code, { role: joined.role, me: joined.participantId });
  navigate(`/s/${code}`);
  return null;
}

/** Goes to the door of a rehearsal that was made a moment ago. */
export function openRehearsal(made: CreatedSession, title: string, of: string | null): void {
  remember(made, title, of);
  const { pathname, hash } = new URL(made.links.facilitator);
  navigate(pathname + hash);
}

function remember({ code, links }: CreatedSession, title: string, of: string | null): void {
  rememberSession({ code, title, role: 'facilitator', links, rehearsal: { of } });
}
