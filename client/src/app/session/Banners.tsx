import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import { displayName, participantOf } from '@verbindbord/shared/session/state.ts';
import { useRef, useState } from 'react';
import { useIsRead } from '../../connection/reading.ts';
import { refusalText } from '../../connection/refusalText.ts';
import {
  dismissLostWork,
  type LostWork,
  useIsFacilitator,
  useIsOffline,
  useKeeps,
  useLostWork,
  useSaveState,
  useSession,
} from '../../connection/session.ts';
import { AtTheDoor } from '../../facilitator/AtTheDoor.tsx';
import { RemoveDialog } from '../../facilitator/RemoveDialog.tsx';
import { give } from '../../pairs/give.ts';
import { RehearsalBanner } from '../../rehearsal/RehearsalBanner.tsx';
import { t } from '../../text/t.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { DamageBanner } from './DamageBanner.tsx';
import { TakenOverBanner, TakeOverBanner } from './LeadBanners.tsx';
import { CopyLost, LostText } from './LostText.tsx';
import type { NumberedStep } from './steps.ts';
import { TurnBanner } from './TurnBanner.tsx';
import { useIsWaiting } from './useIsWaiting.ts';

interface BannersProps {
  current: NumberedStep;
  /** The area that somebody looks at instead of the step of the group. */
  looking: Area | null;
  onFollow: () => void;
  onExport: () => void;
  onRehearsal: () => void;
}

/** What holds for the whole room now, over the stage: the most pressing first. */
export function Banners({ current, looking, onFollow, onExport, onRehearsal }: BannersProps) {
  const isWaiting = useIsWaiting();
  const isFacilitator = useIsFacilitator();
  return (
    <div className="room-banners">
      <RehearsalBanner onOpen={onRehearsal} />
      <DamageBanner onExport={onExport} />
      <LostWorkBanners />
      <OfflineBanner />
      <TakeOverBanner />
      <FrozenBanner />
      <TakenOverBanner />
      {isFacilitator && <AtTheDoor />}
      {looking === null && <LockedBanner step={current.step.id} />}
      <TurnBanner />
      {looking !== null && (
        <Banner
          tone="follow"
          action={
            <Button variant="primary" onPress={onFollow}>
              {t('app.banner.follow')}
            </Button>
          }
        >
          {isWaiting
            ? t('conducting.waiting.soon')
            : t(looking === areaOf(current.step) ? 'app.banner.around' : 'app.banner.group', {
                number: current.number,
                title: current.step.title,
              })}
        </Banner>
      )}
    </div>
  );
}

function OfflineBanner() {
  const isOffline = useIsOffline();
  const keeps = useKeeps();
  // On a board that was never read nobody types.
  const isRead = useIsRead('board');
  if (!isOffline) return null;
  return (
    <Banner tone="offline" live="polite" title={t('connection.offlineTitle')}>
      {isRead && t(keeps ? 'connection.offlineText' : 'connection.offlineWindow')}
    </Banner>
  );
}

function FrozenBanner() {
  const session = useSession();
  const isFacilitator = useIsFacilitator();
  const save = useSaveState();
  const [isRemoving, setRemoving] = useState(false);
  if (!session.frozen) return null;
  const by = participantOf(session, session.frozen.by);
  return (
    <>
      <Banner
        tone="frozen"
        live="polite"
        title={t('app.banner.frozenBy', { name: by ? displayName(by) : t('app.role.facilitator') })}
        action={
          isFacilitator && <Button onPress={() => setRemoving(true)}>{t('roles.removeSomebody')}</Button>
        }
      >
        {t(isFacilitator ? 'app.banner.frozenOthers' : 'app.banner.frozenLook')}
        {save === 'local' && <> {t('app.banner.frozenWaits')}</>}
      </Banner>
      {isRemoving && <RemoveDialog person={null} onClose={() => setRemoving(false)} />}
    </>
  );
}

/** The step of the group is closed: to who leads with the way to open it again. */
function LockedBanner({ step }: { step: string }) {
  const { locked, frozen } = useSession();
  const isFacilitator = useIsFacilitator();
  // What holds for the whole board says this too.
  if (!locked.includes(step) || (frozen !== null && !isFacilitator)) return null;
  const open = (): void => void give({ type: 'lockStep', step, locked: false });
  return (
    <Banner
      tone="locked"
      live="polite"
      title={t('conducting.lock.title')}
      action={
        isFacilitator && (
          <Button icon="unlock" onPress={open}>
            {t('conducting.lock.openShort')}
          </Button>
        )
      }
    >
      {t(isFacilitator ? 'conducting.lock.others' : 'conducting.lock.look')}
    </Banner>
  );
}

/** Each reason has a banner of its own: a second refusal does not take the words of the first away. */
function LostWorkBanners() {
  const all = useLostWork();
  return all.map((lost) => <LostWorkBanner key={lost.reason} lost={lost} />);
}

function LostWorkBanner({ lost }: { lost: LostWork }) {
  const { frozen } = useSession();
  const { reason, texts } = lost;
  const isOver = reason === 'frozen' && frozen === null;
  const field = useRef<HTMLTextAreaElement>(null);
  const dismiss = (): void => dismissLostWork(lost);
  return (
    <Banner
      tone="refused"
      live="assertive"
      title={t(lost.ids.length > 1 ? 'app.banner.lostMore' : 'app.banner.lost')}
      action={
        <span className="row">
          {texts.length > 0 && <CopyLost texts={texts} field={field} onCopied={dismiss} />}
          <IconButton icon="close" label={t('ui.dismiss')} onPress={dismiss} />
        </span>
      }
    >
      {isOver ? t('app.banner.wasFrozen') : refusalText(reason)}
      {texts.length > 0 && <LostText texts={texts} field={field} />}
    </Banner>
  );
}
