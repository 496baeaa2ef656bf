import { useMemo } from 'react';
import { useOwnLinks } from '../app/ownSessions.ts';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import type { Setting } from './people.ts';

/** What people need to come into this session. */
export function useSetting(): Setting {
  const session = useSession();
  const { code, language } = session;
  const links = useOwnLinks(session);
  const secret = links ? new URL(links.participant).hash.slice(1) : null;
  const mark = t('rehearsal.mark');
  return useMemo(() => ({ code, secret, language, mark }), [code, secret, language, mark]);
}
