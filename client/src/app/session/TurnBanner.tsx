import type { Pair } from '@verbindbord/shared/session/state.ts';
import { useEffect } from 'react';
import { useMe, useSession } from '../../connection/session.ts';
import { useTelling } from '../../flipchart/useTelling.ts';
import { namesOf } from '../../pairs/names.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { announce } from '../../ui/LiveRegion.tsx';

/** Tells a pair that it is their turn, and the pair after it that they are next. */
export function TurnBanner() {
  const session = useSession();
  const { id: me } = useMe();
  const { at, queue } = useTelling();
  const isMine = (pair: Pair | undefined): boolean => pair?.members.includes(me) ?? false;
  const what = isMine(at) ? 'now' : at && isMine(queue[0]) ? 'next' : null;
  useEffect(() => {
    if (what !== null) announce(t(`plenary.your.${what}`), what === 'now' ? 'assertive' : 'polite');
  }, [what]);
  if (what === null || !at) return null;
  return (
    <Banner tone="now" icon={what === 'now' ? 'screen' : 'clock'} title={t(`plenary.your.${what}`)}>
      {what === 'now'
        ? t('plenary.your.nowText')
        : t('plenary.your.nextText', { number: at.number, names: namesOf(session, at.members) })}
    </Banner>
  );
}
