import { sourcesOf } from '@verbindbord/shared/board/merging.ts';
import type { Note } from '@verbindbord/shared/board/note.ts';
import { type ReactElement, useState } from 'react';
import { useBoard } from '../board/store.ts';
import { useCanWrite } from '../board/write.ts';
import { StakeholderForm } from '../map/StakeholderForm.tsx';
import { ParkDialog } from '../parking/ParkDialog.tsx';
import { t } from '../text/t.ts';
import type { MenuAct } from '../ui/Menu.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { NameDialog } from './NameDialog.tsx';
import { addGroup, moveNote, removeNoteWithUndo } from './noteActs.ts';
import { PlaceNoteDialog } from './PlaceNoteDialog.tsx';
import { useReportDialogs } from './ReportDialogs.tsx';
import { SourcesDialog } from './SourcesDialog.tsx';

type Asked = 'place' | 'merge' | 'sources' | 'park' | 'map' | 'newGroup';

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
  const board = useBoard(({ merged }) => ({ merged }));
  const report = useReportDialogs();
  const close = (): void => setAsked(null);
  const ask = (what: Asked, note: Note): void => setAsked({ what, note });
  return {
    ask,
    actsFor: (note) => [
      { id: 'place', icon: 'move', label: t('flipchart.placeWith'), onAction: () => ask('place', note) },
      { id: 'merge', icon: 'merge', label: t('plenary.merge'), onAction: () => ask('merge', note) },
      ...sourcesAct(sourcesOf(board, note.id).length, () => ask('sources', note)),
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

/** Only for a line that was merged. */
function sourcesAct(count: number, onAction: () => void): readonly MenuAct[] {
  if (count === 0) return [];
  return [{ id: 'sources', icon: 'list', label: t('plenary.showSources', { count: count + 1 }), onAction }];
}

function NoteDialog({ what, note, onClose }: { what: Asked; note: Note; onClose: () => void }) {
  switch (what) {
    case 'place':
      return <PlaceNoteDialog note={note} onClose={onClose} />;
    case 'map':
      return <StakeholderForm place={null} note={note.id} onClose={onClose} />;
    case 'merge':
      return <MergeDialog note={note} onClose={onClose} />;
    case 'sources':
      return <SourcesDialog note={note} onClose={onClose} />;
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
