import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { refusalText } from '../../connection/refusalText.ts';
import {
  dismissLostWork,
  useConnection,
  useIsFacilitator,
  useLostWork,
  useSession,
} from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { copyText } from '../../ui/copyText.ts';
import { announce } from '../../ui/LiveRegion.tsx';
import type { NumberedStep } from './steps.ts';

interface BannersProps {
  current: NumberedStep;
  /** The area that somebody looks at instead of the step of the group. */
  looking: Area | null;
  onFollow: () => void;
}

/** What holds for the whole room now, over the stage: the most pressing first. */
export function Banners({ current, looking, onFollow }: BannersProps) {
  return (
    <div className="room-banners">
      <LostWorkBanner />
      <OfflineBanner />
      <FrozenBanner />
      {looking !== null && (
        <Banner
          tone="follow"
          action={
            <Button variant="primary" onPress={onFollow}>
              {t('app.banner.follow')}
            </Button>
          }
        >
          {t(looking === areaOf(current.step) ? 'app.banner.around' : 'app.banner.group', {
            number: current.number,
            title: current.step.title,
          })}
        </Banner>
      )}
    </div>
  );
}

/** A dip of a moment needs no words: most are over before anybody could read them. */
const GRACE = 1500;

function OfflineBanner() {
  const isOffline = useConnection() === 'offline';
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isOffline) return;
    const timer = setTimeout(() => setLong(true), GRACE);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOffline]);
  if (!isOffline || !isLong) return null;
  return (
    <Banner tone="offline" live="polite" title={t('connection.offlineTitle')}>
      {t('connection.offlineText')}
    </Banner>
  );
}

function FrozenBanner() {
  const session = useSession();
  const isFacilitator = useIsFacilitator();
  if (!session.frozen) return null;
  const by = participantOf(session, session.frozen.by);
  return (
    <Banner
      tone="frozen"
      live="polite"
      title={t('app.banner.frozenBy', { name: by ? displayName(by) : t('app.role.facilitator') })}
    >
      {t(isFacilitator ? 'app.banner.frozenOthers' : 'app.banner.frozenLook')}
    </Banner>
  );
}

function LostWorkBanner() {
  const lost = useLostWork();
  const { frozen } = useSession();
  if (!lost) return null;
  const { reason, text } = lost;
  const isOver = reason === 'frozen' && frozen === null;
  const copy = async (): Promise<void> => {
    const copied = text !== null && (await copyText(text, null));
    announce(t(copied ? 'ui.copied' : 'ui.copyFailed'));
    if (copied) dismissLostWork();
  };
  return (
    <Banner
      tone="refused"
      live="assertive"
      title={t('app.banner.lost')}
      action={
        <span className="row">
          {text !== null && (
            <Button variant="quiet" onPress={() => void copy()}>
              {t('app.banner.copyLost')}
            </Button>
          )}
          <IconButton icon="close" label={t('ui.dismiss')} onPress={dismissLostWork} />
        </span>
      }
    >
      {isOver ? t('app.banner.wasFrozen') : refusalText(reason)}
      {text !== null && <span className="lost-text voice">{text}</span>}
    </Banner>
  );
}
