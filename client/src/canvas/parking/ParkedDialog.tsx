import { useBoard } from '../../board/store.ts';
import { useCanWrite } from '../../board/write.ts';
import { IssueFields } from '../../parking/IssueFields.tsx';
import { ParkedCardText, takeBackWithUndo } from '../../parking/ParkedCard.tsx';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** One parked issue: its fields, and the way back. */
export function ParkedDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const issue = useBoard((board) => board.parkedIssues[id]);
  const canWrite = useCanWrite();
  if (!issue) return null;
  const takeBack = (): void => {
    takeBackWithUndo(issue);
    onClose();
  };
  return (
    <Dialog
      title={issue.text}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
      actions={
        canWrite ? (
          <>
            <Button icon={issue.from === null ? 'trash' : 'undo'} onPress={takeBack}>
              {t(issue.from === null ? 'ui.remove' : 'parking.takeBack')}
            </Button>
            <Button variant="primary" onPress={onClose}>
              {t('canvas.done')}
            </Button>
          </>
        ) : undefined
      }
    >
      {canWrite ? <IssueFields issue={issue} /> : <ParkedCardText issue={issue} />}
    </Dialog>
  );
}
