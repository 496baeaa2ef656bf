import './FacilitatorRail.css';
import { Attendance } from './Attendance.tsx';
import { HelpRequests } from './HelpRequests.tsx';
import { ProgrammePlan } from './ProgrammePlan.tsx';

interface FacilitatorRailProps {
  onShowPeople: () => void;
}

/** Beside the board: the programme against the clock, who is there, and who asks for help. */
export function FacilitatorRail({ onShowPeople }: FacilitatorRailProps) {
  return (
    <div className="rail">
      <ProgrammePlan />
      <Attendance onShowPeople={onShowPeople} />
      <HelpRequests />
    </div>
  );
}
