import './FacilitatorRail.css';
import { t } from '../text/t.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Attendance } from './Attendance.tsx';
import { EditProgrammeButton } from './EditProgrammeButton.tsx';
import { HelpRequests } from './HelpRequests.tsx';
import { ProgrammePlan } from './ProgrammePlan.tsx';

interface FacilitatorDialogProps {
  onClose: () => void;
  onShowPeople: () => void;
  onEditProgramme: () => void;
}

/** The rail where there is no room for it: on a phone and over the map. */
export function FacilitatorDialog({ onClose, onShowPeople, onEditProgramme }: FacilitatorDialogProps) {
  return (
    <Dialog isOpen size="small" title={t('facilitator.open')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="rail-sheet">
        <div>
          <ProgrammePlan onGone={onClose} />
          <EditProgrammeButton onPress={onEditProgramme} />
        </div>
        <Attendance onShowPeople={onShowPeople} />
        <HelpRequests />
      </div>
    </Dialog>
  );
}
