import { displayName, type Participant } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { QrCode } from '../app/links/QrCode.tsx';
import { askTicket, useSession } from '../connection/session.ts';
import { formatTime } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Spinner } from '../ui/Progress.tsx';

interface OwnPlaceDialogProps {
  /** Somebody without a device. */
  person: Participant;
  onClose: () => void;
}

type Asked = Awaited<ReturnType<typeof askTicket>> | 'asking';

/** Shows somebody how to go on with a device of their own, as who they are already. */
export function OwnPlaceDialog({ person, onClose }: OwnPlaceDialogProps) {
  const { code } = useSession();
  const [asked, setAsked] = useState<Asked>('asking');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isGone = false;
    setAsked('asking');
    void askTicket({ for: 'place', participant: person.id }).then((ticket) => {
      if (!isGone) setAsked(ticket);
    });
    return () => {
      isGone = true;
    };
  }, [person.id, tries]);
  const name = displayName(person);
  return (
    <Dialog
      isOpen
      size="small"
      title={t('facilitator.placeTitle', { name })}
      closeLabel={t('ui.close')}
      onClose={onClose}
    >
      <div className="people-place" role="status">
        {asked === 'asking' && <Spinner label={t('ui.loading')} />}
        {asked === null && (
          <>
            <p>{t('facilitator.placeFailed')}</p>
            <Button onPress={() => setTries(tries + 1)}>{t('facilitator.placeAgain')}</Button>
          </>
        )}
        {asked !== null && asked !== 'asking' && (
          <>
            <p>{t('facilitator.placeText', { name, time: formatTime(asked.until) })}</p>
            <QrCode
              text={`${location.origin}/s/${code}#${asked.ticket}`}
              label={t('facilitator.placeQr', { name })}
            />
            <CopyField
              label={t('facilitator.placeLink', { name })}
              value={`${location.origin}/s/${code}#${asked.ticket}`}
              copyLabel={t('ui.copy')}
              copiedLabel={t('ui.copied')}
              failedLabel={t('ui.copyFailed')}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}
