import './rehearsal.css';
import { useState } from 'react';
import type { Failure } from '../connection/api.ts';
import { refusalText } from '../connection/refusalText.ts';
import { useMe, useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { makeRehearsal, rehearsalTitle } from './makeRehearsal.ts';

/** From a session to a copy in which nothing counts. */
export function StartRehearsalDialog({ onClose }: { onClose: () => void }) {
  const { code, title, language, programme } = useSession();
  const { name, whereabouts } = useMe();
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<Failure['reason'] | null>(null);
  const start = async (): Promise<void> => {
    setPending(true);
    const copy = { title: rehearsalTitle(title), language, programme, of: code };
    const reason = await makeRehearsal({ ...copy, as: { name, whereabouts } });
    setPending(false);
    setFailure(reason);
  };
  return (
    <Dialog
      isOpen
      size="small"
      title={t('rehearsal.menu')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isPending} onPress={() => void start()}>
            {t('rehearsal.start')}
          </Button>
        </>
      }
    >
      <div className="rehearsal">
        <p>{t('rehearsal.startText')}</p>
        <p>{t('rehearsal.startSafe')}</p>
        {failure !== null && (
          <p role="alert" className="vb-error">
            {refusalText(failure)}
          </p>
        )}
      </div>
    </Dialog>
  );
}
