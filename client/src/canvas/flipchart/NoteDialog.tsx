import './dialogs.css';
import { removeNote } from '../../board/actions.ts';
import { SharedText } from '../../board/SharedText.tsx';
import { boardStore, useBoard } from '../../board/store.ts';
import { useCanWrite } from '../../board/write.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { openDialog } from '../canvasStore.ts';
import { removeCard } from '../useCard.ts';

interface NoteDialogProps {
  id: string;
  /** Just made: closing it without a word takes it away again. */
  isNew: boolean;
  onClose: () => void;
}

/** One note, to write in together, with what can be done with it. */
export function NoteDialog({ id, isNew, onClose }: NoteDialogProps) {
  const note = useBoard((board) => board.notes[id]);
  const canWrite = useCanWrite(note && { sheet: note.sheet });
  if (!note) return null;
  const close = (): void => {
    const text = boardStore.getState().notes[id]?.text;
    if (isNew && text?.trim() === '') removeNote(id);
    onClose();
  };
  return (
    <Dialog
      title={t(isNew ? 'canvas.newNote' : 'canvas.note')}
      isOpen
      onClose={close}
      closeLabel={t('ui.close')}
      actions={
        canWrite ? (
          <Button variant="primary" onPress={close}>
            {t('canvas.done')}
          </Button>
        ) : undefined
      }
    >
      <div className="flip-dialog">
        <SharedText
          of={{ document: 'board', kind: 'notes', id, field: 'text' }}
          label={t('canvas.noteText')}
          rows={3}
          readOnly={!canWrite}
          autoFocus={canWrite}
          onEnter={close}
        />
        {note.wording !== null && <p className="t1">{t('flipchart.inReport', { text: note.wording })}</p>}
        {note.origin && <p className="t1 soft">{note.origin.label}</p>}
        {canWrite && !isNew && (
          <div className="flip-dialog-acts">
            <Button
              size="small"
              icon="move"
              onPress={() => openDialog({ kind: 'toSheet', cards: [{ kind: 'note', id }] })}
            >
              {t('canvas.move')}
            </Button>
            <Button size="small" icon="merge" onPress={() => openDialog({ kind: 'merge', id })}>
              {t('plenary.merge')}
            </Button>
            <Button
              size="small"
              icon="wheel"
              onPress={() => openDialog({ kind: 'noteToMap', note: id, place: null })}
            >
              {t('canvas.toMap')}
            </Button>
            <Button
              size="small"
              icon="park"
              onPress={() => openDialog({ kind: 'park', what: { kind: 'note', id } })}
            >
              {t('map.park')}
            </Button>
            <Button
              size="small"
              icon="trash"
              onPress={() => {
                removeCard({ kind: 'note', id });
                onClose();
              }}
            >
              {t('ui.remove')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
