import './FacilitatorRail.css';
import { Attendance } from './Attendance.tsx';
import { EditProgrammeButton } from './EditProgrammeButton.tsx';
import { HelpRequests } from './HelpRequests.tsx';
import { ProgrammePlan } from './ProgrammePlan.tsx';

interface FacilitatorRailProps {
  onShowPeople: () => void;
  onEditProgramme: () => void;
}

/** Beside the board: the programme against the clock, who is there, and who asks for help. */
export function FacilitatorRail({ onShowPeople, onEditProgramme }: FacilitatorRailProps) {
  return (
    <div className="rail">
      <div>
        <ProgrammePlan />
        <EditProgrammeButton onPress={onEditProgramme} />
      </div>
      <Attendance onShowPeople={onShowPeople} />
      <HelpRequests />
    </div>
  );
}
