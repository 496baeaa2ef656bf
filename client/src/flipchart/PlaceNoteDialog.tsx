import './dialogs.css';
import { LIMITS } from '@verbindbord/shared/board/limits.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type FormEvent, useMemo, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useClosed } from '../board/write.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { contentOf, sheetsInOrder } from './columns.ts';
import { addGroup, moveNoteWithUndo } from './noteActs.ts';
import { wordsOf } from './origin.ts';

interface PlaceNoteDialogProps {
  note: Note;
  onClose: () => void;
}

/** 'Zet bij…': one press on a group puts the note there; another sheet or a new group is a step more. */
export function PlaceNoteDialog({ note, onClose }: PlaceNoteDialogProps) {
  const board = useBoard(({ sheets, notes, clusters }) => ({ sheets, notes, clusters }));
  const [sheet, setSheet] = useState(note.sheet);
  const { groups, loose } = useMemo(() => contentOf(board, sheet), [board, sheet]);
  const { places: closed } = useClosed();
  const sheets = sheetsInOrder(board.sheets).filter(({ id }) => !closed.has(id));
  const place = (cluster: string | null): void => {
    onClose();
    if (sheet !== note.sheet || cluster !== note.cluster) moveNoteWithUndo(note, { sheet, cluster });
  };
  return (
    <Dialog title={t('flipchart.placeTitle')} isOpen onClose={onClose} closeLabel={t('ui.close')}>
      <div className="flipchart-form">
        <blockquote className="flipchart-quote voice">{wordsOf(note)}</blockquote>
        {sheets.length > 1 && (
          <Select
            label={t('flipchart.sheet')}
            placeholder={t('flipchart.sheet')}
            options={sheets.map(({ id, title }) => ({ id, label: title }))}
            value={sheet}
            onChange={setSheet}
          />
        )}
        <ul className="flipchart-places" aria-label={t('flipchart.groups')}>
          {groups.map(({ cluster, notes }) => (
            <li key={cluster.id}>
              <PlaceButton
                name={cluster.name}
                count={notes.length}
                isCurrent={note.cluster === cluster.id}
                onPress={() => place(cluster.id)}
              />
            </li>
          ))}
          <li>
            <PlaceButton
              name={t('flipchart.looseOnSheet')}
              count={loose.length}
              isCurrent={note.sheet === sheet && note.cluster === null}
              onPress={() => place(null)}
            />
          </li>
        </ul>
        <NewGroup onAdd={(name) => place(addGroup(sheet, name))} />
      </div>
    </Dialog>
  );
}

interface PlaceButtonProps {
  name: string;
  count: number;
  isCurrent: boolean;
  onPress: () => void;
}

function PlaceButton({ name, count, isCurrent, onPress }: PlaceButtonProps) {
  return (
    <button type="button" className="flipchart-place" aria-current={isCurrent || undefined} onClick={onPress}>
      <span>{name}</span>
      <span className="soft t1 num">
        {isCurrent ? t('flipchart.isHere') : t('flipchart.notes', { count })}
      </span>
    </button>
  );
}

function NewGroup({ onAdd }: { onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== '') onAdd(name.trim());
  };
  return (
    <form className="flipchart-new-group" noValidate onSubmit={submit}>
      <TextField
        label={t('flipchart.inNewGroup')}
        placeholder={t('flipchart.groupName')}
        value={name}
        onChange={setName}
        maxLength={LIMITS.title}
        error={asked && name.trim() === '' ? t('flipchart.nameMissing') : undefined}
      />
      <Button type="submit" icon="plus">
        {t('flipchart.makeGroup')}
      </Button>
    </form>
  );
}
