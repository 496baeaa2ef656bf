import { lazy, Suspense, useEffect } from 'react';
import { useBoard } from '../board/store.ts';
import { MergeDialog } from '../flipchart/MergeDialog.tsx';
import { SourcesDialog } from '../flipchart/SourcesDialog.tsx';
import { LensDialog } from '../lens/LensDialog.tsx';
import { CaseTitleDialog } from '../map/CaseTitleDialog.tsx';
import { ConnectDialog } from '../map/ConnectDialog.tsx';
import { ConnectionDialog } from '../map/ConnectionDialog.tsx';
import { CommentsDialog } from '../map/comments/CommentsDialog.tsx';
import { MergeStakeholdersDialog } from '../map/MergeStakeholdersDialog.tsx';
import { MoveDialog } from '../map/MoveDialog.tsx';
import { StakeholderForm } from '../map/StakeholderForm.tsx';
import { MoveSeveralDialog } from '../map/several/MoveSeveralDialog.tsx';
import { RingDialog, SeatDialog } from '../map/several/SetSeveralDialog.tsx';
import { ParkDialog } from '../parking/ParkDialog.tsx';
import { closeDialog, type OpenDialog, useCanvas } from './canvasStore.ts';
import { ClusterDialog } from './flipchart/ClusterDialog.tsx';
import { NoteDialog } from './flipchart/NoteDialog.tsx';
import { ToSheetDialog } from './flipchart/ToSheetDialog.tsx';
import { ParkedDialog } from './parking/ParkedDialog.tsx';

const ImportDialog = lazy(async () => ({
  default: (await import('../map/import/ImportDialog.tsx')).ImportDialog,
}));

/** The question that is open over the canvas or over the list of the map. */
export function CanvasDialogs() {
  const dialog = useCanvas((state) => state.dialog);
  useEffect(() => closeDialog, []);
  return dialog && <One key={keyOf(dialog)} dialog={dialog} />;
}

function keyOf(dialog: OpenDialog): string {
  return 'id' in dialog ? `${dialog.kind} ${dialog.id}` : dialog.kind;
}

function One({ dialog }: { dialog: OpenDialog }) {
  switch (dialog.kind) {
    case 'add':
      return <StakeholderForm place={dialog.place} onClose={closeDialog} />;
    case 'noteToMap':
      return <StakeholderForm place={dialog.place} note={dialog.note} onClose={closeDialog} />;
    case 'move':
      return <MoveDialog id={dialog.id} onClose={closeDialog} />;
    case 'connect':
      return <ConnectDialog from={dialog.from} to={dialog.to} onClose={closeDialog} />;
    case 'connection':
      return <ConnectionDialog id={dialog.id} onClose={closeDialog} />;
    case 'mergeStakeholders':
      return <MergeStakeholdersDialog ids={dialog.ids} onClose={closeDialog} />;
    case 'park':
      return <ParkDialog what={dialog.what} onClose={closeDialog} />;
    case 'note':
      return <NoteDialog id={dialog.id} isNew={dialog.isNew} onClose={closeDialog} />;
    case 'merge':
    case 'sources':
      return <OnNote id={dialog.id} asks={dialog.kind} />;
    case 'toSheet':
      return <ToSheetDialog cards={dialog.cards} onClose={closeDialog} />;
    case 'parked':
      return <ParkedDialog id={dialog.id} onClose={closeDialog} />;
    case 'cluster':
      return <ClusterDialog sheet={dialog.sheet} id={dialog.id} onClose={closeDialog} />;
    case 'caseTitle':
      return <CaseTitleDialog onClose={closeDialog} />;
    case 'comments':
      return <CommentsDialog id={dialog.id} onClose={closeDialog} />;
    case 'lens':
      return <LensDialog onClose={closeDialog} />;
    case 'moveSeveral':
      return <MoveSeveralDialog ids={dialog.ids} onClose={closeDialog} />;
    case 'ring':
      return <RingDialog ids={dialog.ids} onClose={closeDialog} />;
    case 'seat':
      return <SeatDialog ids={dialog.ids} onClose={closeDialog} />;
    case 'import':
      return (
        <Suspense fallback={null}>
          <ImportDialog isOpen input={dialog.input} onClose={closeDialog} />
        </Suspense>
      );
  }
}

function OnNote({ id, asks }: { id: string; asks: 'merge' | 'sources' }) {
  const note = useBoard((board) => board.notes[id]);
  if (!note) return null;
  return asks === 'merge' ? (
    <MergeDialog note={note} onClose={closeDialog} />
  ) : (
    <SourcesDialog note={note} onClose={closeDialog} />
  );
}
