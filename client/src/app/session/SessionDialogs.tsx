import { lazy, Suspense } from 'react';
import { useSession } from '../../connection/session.ts';
import { FacilitatorDialog } from '../../facilitator/FacilitatorDialog.tsx';
import { PeopleDialog } from '../../facilitator/PeopleDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import type { Opened } from './opened.ts';
import { PreferencesDialog } from './PreferencesDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';

const LinksDialog = lazy(async () => ({ default: (await import('../links/LinksDialog.tsx')).LinksDialog }));

const ExportDialog = lazy(async () => ({
  default: (await import('../../export/ExportDialog.tsx')).ExportDialog,
}));
const ProgrammeEditor = lazy(async () => ({
  default: (await import('../../facilitator/programme/ProgrammeEditor.tsx')).ProgrammeEditor,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('../../map/import/ImportDialog.tsx')).ImportDialog,
}));

const RehearsalDialog = lazy(async () => ({
  default: (await import('../../rehearsal/RehearsalDialog.tsx')).RehearsalDialog,
}));
const StartRehearsalDialog = lazy(async () => ({
  default: (await import('../../rehearsal/StartRehearsalDialog.tsx')).StartRehearsalDialog,
}));

interface SessionDialogsProps {
  opened: Opened | null;
  onOpen: (what: Opened) => void;
  onClose: () => void;
}

/** What the menu opens, one at a time. */
export function SessionDialogs({ opened, onOpen, onClose }: SessionDialogsProps) {
  const { rehearsal } = useSession();
  switch (opened) {
    case null:
      return null;
    case 'rename':
      return <RenameDialog onClose={onClose} />;
    case 'preferences':
      return <PreferencesDialog onClose={onClose} />;
    case 'leave':
      return <LeaveDialog onClose={onClose} />;
    case 'people':
      return <PeopleDialog onClose={onClose} />;
    case 'programme':
      return (
        <FacilitatorDialog
          onClose={onClose}
          onShowPeople={() => onOpen('people')}
          onEditProgramme={() => onOpen('editProgramme')}
        />
      );
    case 'editProgramme':
      return (
        <Suspense fallback={null}>
          <ProgrammeEditor onClose={onClose} />
        </Suspense>
      );
    case 'links':
      return (
        <Suspense fallback={null}>
          <LinksDialog onClose={onClose} />
        </Suspense>
      );
    case 'rehearsal':
      return (
        <Suspense fallback={null}>
          {rehearsal ? <RehearsalDialog onClose={onClose} /> : <StartRehearsalDialog onClose={onClose} />}
        </Suspense>
      );
    case 'export':
      return (
        <Suspense fallback={null}>
          <ExportDialog isOpen onClose={onClose} />
        </Suspense>
      );
    case 'import':
      return (
        <Suspense fallback={null}>
          <ImportDialog isOpen onClose={onClose} />
        </Suspense>
      );
  }
}
