import { leaveForGood } from '../../connection/liveSession.ts';
import { useSaveState, useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { forgetTab } from '../join/tab.ts';
import { navigate } from '../router.ts';

/** Out of the session, back to the first page. Says so when something typed here is not on the server yet. */
export function LeaveDialog({ onClose }: { onClose: () => void }) {
  const { code } = useSession();
  const save = useSaveState();
  const leave = (): void => {
    forgetTab(code);
    void leaveForGood();
    navigate('/');
  };
  return (
    <ConfirmDialog
      isOpen
      title={t('app.leave.title')}
      text={
        <>
          <p>{t('app.leave.text')}</p>
          {save !== 'saved' && <p className="strong leave-unsaved">{t('app.leave.unsaved')}</p>}
        </>
      }
      confirmLabel={t('app.leave.do')}
      cancelLabel={t('ui.cancel')}
      tone={save === 'saved' ? 'normal' : 'danger'}
      onConfirm={leave}
      onCancel={onClose}
    />
  );
}
