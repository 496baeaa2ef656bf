import { useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';

/** Why nobody can give a ballot in this step now; undefined when everybody can. */
export function useHeldBack(step: string): string | undefined {
  const { frozen, locked } = useSession();
  if (frozen !== null) return t('ballots.frozen');
  return locked.includes(step) ? t('ballots.locked') : undefined;
}
