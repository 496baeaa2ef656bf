import type { Pair } from '@verbindbord/shared/session/state.ts';
import { useCanWriteWorksheet } from '../board/write.ts';
import { useSaveState, useSession } from '../connection/session.ts';
import { formatList } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useNarrow } from '../ui/useNarrow.ts';
import { give } from './give.ts';
import { awayOf, nameOf } from './names.ts';

interface WorksheetFooterProps {
  pair: Pair;
  /** The pair is at work at this moment: it can ask for help and say that it is ready. */
  isNow: boolean;
}

/** What always holds: whether it is saved and who can read it; and the two things to tell the facilitator. */
export function WorksheetFooter({ pair, isNow }: WorksheetFooterProps) {
  const { id, ready, wantsHelp } = pair;
  const canWrite = useCanWriteWorksheet(id);
  const setReady = (): void =>
    void give(
      { type: 'setReady', pair: id, ready: !ready },
      t(ready ? 'pairs.notReadyNow' : 'pairs.readyNow'),
    );
  const setHelp = (): void =>
    void give(
      { type: 'askHelp', pair: id, wanted: !wantsHelp },
      t(wantsHelp ? 'pairs.helpStopped' : 'pairs.helpAsked'),
    );
  return (
    <footer className="pairs-footer">
      <SavedLine pair={pair} isNow={isNow} readers={readersWords(pair)} />
      {isNow && (
        <div className="pairs-footer-acts">
          <HelpButton wantsHelp={wantsHelp} onPress={setHelp} />
          <Button
            wide
            className="pairs-ready"
            variant={ready ? 'default' : 'primary'}
            icon={ready ? 'edit' : undefined}
            lockedBecause={canWrite ? undefined : t('pairs.frozen')}
            onPress={setReady}
          >
            {t(ready ? 'pairs.notReady' : 'pairs.ready')}
          </Button>
        </div>
      )}
    </footer>
  );
}

/** On a wide screen there is room to say what it is for; what it does comes with it. */
function HelpButton({ wantsHelp, onPress }: { wantsHelp: boolean; onPress: () => void }) {
  const narrow = useNarrow();
  const whatItDoes = t(wantsHelp ? 'pairs.stopHelp' : 'pairs.askHelp');
  if (narrow) {
    return (
      <IconButton
        icon="help"
        variant="default"
        label={whatItDoes}
        aria-pressed={wantsHelp}
        onPress={onPress}
      />
    );
  }
  return (
    <Tooltip text={whatItDoes}>
      <Button icon="help" aria-pressed={wantsHelp} onPress={onPress}>
        {t('pairs.askHelpShort')}
      </Button>
    </Tooltip>
  );
}

const SAVE_SIGNS = { saved: 'check', saving: 'refresh', local: 'wifiOff', window: 'warning' } as const;

interface SavedLineProps {
  pair: Pair;
  isNow: boolean;
  /** Who can read it, in words to its members. */
  readers: string | null;
}

/** Whether it is saved, who can read it, and who of the pair is not there. */
export function SavedLine({ pair, isNow, readers }: SavedLineProps) {
  const save = useSaveState();
  const session = useSession();
  const away = isNow ? awayOf(session, pair).map((person) => nameOf(session, person)) : [];
  return (
    <p className="pairs-saved t1">
      <Icon name={SAVE_SIGNS[save]} size={16} strokeWidth={2.4} />
      <span>
        {t(`pairs.save.${save}`)} {readers} {isNow && pair.ready && t('pairs.readyNow')}
        {away.length > 0 && ` ${t('pairs.partnerAway', { names: formatList(away), count: away.length })}`}
      </span>
    </p>
  );
}

/** Who can read the worksheet: the truth at this moment, also while a facilitator may read along. */
function readersWords({ members, wantsHelp, wantsProxy, proxies }: Pair): string {
  if (wantsProxy || proxies.length > 0) return t('pairs.readersProxy');
  if (wantsHelp) return t('pairs.readersHelp');
  if (members.length <= 1) return t('pairs.readersOne');
  if (members.length === 2) return t('pairs.readersTwo');
  return t('pairs.readersMore', { count: members.length });
}
