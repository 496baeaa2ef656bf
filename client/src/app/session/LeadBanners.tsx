import { LEADERLESS_MS, mayLeadFrom } from '@verbindbord/shared/session/lead.ts';
import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { serverNow } from '../../connection/clock.ts';
import { useMe, useSession } from '../../connection/session.ts';
import { give } from '../../pairs/give.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';

/** For a deputy, when nobody has led the session for a while: the lead, by one press. */
export function TakeOverBanner() {
  const session = useSession();
  const me = useMe();
  const isTime = useIsAfter(mayLeadFrom(session, me.id));
  const [isPending, setPending] = useState(false);
  if (!isTime) return null;
  const takeOver = async (): Promise<void> => {
    setPending(true);
    await give({ type: 'takeOver' }, t('roles.tookOver'));
    setPending(false);
  };
  return (
    <Banner
      tone="now"
      icon="key"
      live="assertive"
      title={t('roles.noLead')}
      action={
        <Button variant="primary" isPending={isPending} onPress={() => void takeOver()}>
          {t('roles.takeOver')}
        </Button>
      }
    >
      {t('roles.noLeadText')}
    </Banner>
  );
}

/** For a facilitator who comes back: somebody else leads too now. */
export function TakenOverBanner() {
  const session = useSession();
  const me = useMe();
  const { takenOver } = session.lead;
  const [seen, setSeen] = useState<number | null>(null);
  const by = takenOver && participantOf(session, takenOver.by);
  const wasAway = me.role === 'facilitator' && takenOver !== null && me.joinedAt < takenOver.at;
  if (!takenOver || !by || by.id === me.id || !wasAway || seen === takenOver.at) return null;
  return (
    <Banner
      tone="follow"
      icon="key"
      live="polite"
      title={t('roles.takenOver', { name: displayName(by) })}
      action={<IconButton icon="close" label={t('ui.dismiss')} onPress={() => setSeen(takenOver.at)} />}
    >
      {t('roles.takenOverText')}
    </Banner>
  );
}

/** Whether a moment on the server's clock is past; looks again when it is. */
function useIsAfter(moment: number | null): boolean {
  const [, turn] = useState(0);
  useEffect(() => {
    if (moment === null) return;
    const wait = Math.min(Math.max(0, moment - serverNow()), LEADERLESS_MS);
    const timer = setTimeout(() => turn((count) => count + 1), wait + 50);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment !== null && serverNow() >= moment;
}
