import { useBoard } from '../../board/store.ts';
import { t } from '../../text/t.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CommentList } from './Comments.tsx';

/** What was said of a card, and the field to say something: from its menu, on the canvas and in the list. */
export function CommentsDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const stakeholder = useBoard((board) => board.stakeholders[id]);
  if (!stakeholder) return null;
  return (
    <Dialog
      title={t('comments.titleOf', { name: stakeholder.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('ui.close')}
    >
      <CommentList of={stakeholder} autoFocus />
    </Dialog>
  );
}
