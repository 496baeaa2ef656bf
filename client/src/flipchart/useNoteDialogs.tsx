import type { Note } from '@verbindbord/shared/board/note.ts';
import { type ReactElement, useState } from 'react';
import { useCanWrite } from '../board/write.ts';
import { StakeholderForm } from '../map/StakeholderForm.tsx';
import { ParkDialog } from '../parking/ParkDialog.tsx';
import { t } from '../text/t.ts';
import type { MenuAct } from '../ui/Menu.tsx';
import { NameDialog } from './NameDialog.tsx';
import { addGroup, moveNote, removeNoteWithUndo } from './noteActs.ts';
import { PlaceNoteDialog } from './PlaceNoteDialog.tsx';
import { useReportDialogs } from './ReportDialogs.tsx';

type Asked = 'place' | 'park' | 'map' | 'newGroup';

export interface NoteDialogs {
  ask(what: Asked, note: Note): void;
  /** Everything that can be done with a note, but for editing its words. */
  actsFor(note: Note): readonly MenuAct[];
  /** The dialogs themselves: once, somewhere in what uses them. */
  readonly dialogs: ReactElement | null;
}

/** The questions that acts with a note ask: where to, why, which domain, which name. */
export function useNoteDialogs(): NoteDialogs {
  const [asked, setAsked] = useState<{ what: Asked; note: Note } | null>(null);
  const mapIsOpen = useCanWrite('map');
  const report = useReportDialogs();
  const close = (): void => setAsked(null);
  const ask = (what: Asked, note: Note): void => setAsked({ what, note });
  return {
    ask,
    actsFor: (note) => [
      { id: 'place', icon: 'move', label: t('flipchart.placeWith'), onAction: () => ask('place', note) },
      {
        id: 'map',
        icon: 'wheel',
        label: t('flipchart.toMap'),
        isDisabled: !mapIsOpen,
        onAction: () => ask('map', note),
      },
      { id: 'park', icon: 'park', label: t('flipchart.park'), onAction: () => ask('park', note) },
      ...report.actsFor(note),
      {
        id: 'remove',
        icon: 'trash',
        label: t('ui.remove'),
        danger: true,
        onAction: () => removeNoteWithUndo(note),
      },
    ],
    dialogs: asked ? <NoteDialog what={asked.what} note={asked.note} onClose={close} /> : report.dialogs,
  };
}

function NoteDialog({ what, note, onClose }: { what: Asked; note: Note; onClose: () => void }) {
  switch (what) {
    case 'place':
      return <PlaceNoteDialog note={note} onClose={onClose} />;
    case 'map':
      return <StakeholderForm place={null} note={note.id} onClose={onClose} />;
    case 'park':
      return <ParkDialog what={{ kind: 'note', id: note.id }} onClose={onClose} />;
    case 'newGroup':
      return (
        <NameDialog
          question={{
            title: t('flipchart.newGroup'),
            label: t('flipchart.groupName'),
            value: '',
            onSave: (name) => moveNote(note, { sheet: note.sheet, cluster: addGroup(note.sheet, name) }),
          }}
          onClose={onClose}
        />
      );
  }
}
