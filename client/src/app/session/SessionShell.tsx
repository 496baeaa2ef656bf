import './SessionShell.css';
import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { areaOf } from '@verbindbord/shared/activities/registry.ts';
import { lazy, Suspense, useState } from 'react';
import { useWaitingBallots } from '../../connection/ballots.ts';
import { useIsFacilitator, useMe, useSession } from '../../connection/session.ts';
import { FacilitatorFooter } from '../../facilitator/FacilitatorFooter.tsx';
import { FacilitatorRail } from '../../facilitator/FacilitatorRail.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { ArrivalCard } from './ArrivalCard.tsx';
import { Banners } from './Banners.tsx';
import type { Opened } from './opened.ts';
import { PhoneBar } from './PhoneBar.tsx';
import { SessionBar } from './SessionBar.tsx';
import { SessionDialogs } from './SessionDialogs.tsx';
import { Stage } from './Stage.tsx';
import { currentOf } from './steps.ts';
import { TimeSigns } from './TimeSigns.tsx';
import { useFollowStep } from './useFollowStep.ts';
import { useIsWaiting } from './useIsWaiting.ts';
import { useLateArrival } from './useLateArrival.ts';
import { WaitingPage } from './WaitingPage.tsx';

const ReportLines = lazy(async () => ({
  default: (await import('../../export/lines/ReportLines.tsx')).ReportLines,
}));

/**
 * The room of a session: the bar, what the group does now in the middle, and for facilitators the programme beside
 * it, for the note-taker the lines of the report. Everybody can look around on the board; the room then says where the
 * group is.
 */
export function SessionShell() {
  const session = useSession();
  const isFacilitator = useIsFacilitator();
  const keepsReport = useMe().role === 'noteTaker';
  const narrow = useNarrow();
  const [looking, setLooking] = useState<Area | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const current = currentOf(session.programme, session.step);
  const area = looking ?? areaOf(current.step);
  const follow = (): void => setLooking(null);
  // On the map step the map is the task itself; the sheets of a flip-chart step also hang on the board.
  const look = (to: Area | null): void =>
    setLooking(to === 'map' && areaOf(current.step) === 'map' ? null : to);
  const isWaiting = useIsWaiting();
  const [isLate, goOn] = useLateArrival();
  useFollowStep(current, isWaiting);
  useWaitingBallots();

  const withRail = isFacilitator && !narrow && area !== 'map' && looking === null;
  const lines = keepsReport && (
    <Suspense fallback={null}>
      <ReportLines isPage={narrow} />
    </Suspense>
  );
  return (
    <div className={withRail ? 'room room-railed' : keepsReport ? 'room room-noted' : 'room'}>
      {narrow ? (
        <PhoneBar current={current} area={area} onLook={look} onOpen={setOpened} />
      ) : (
        <SessionBar
          current={current}
          area={area}
          hasRail={withRail}
          onLook={look}
          onFollow={follow}
          onOpen={setOpened}
        />
      )}
      {withRail && (
        <FacilitatorRail
          onShowPeople={() => setOpened('people')}
          onEditProgramme={() => setOpened('editProgramme')}
        />
      )}
      <main className="room-middle" id="main">
        <Banners
          current={current}
          looking={looking}
          onFollow={follow}
          onExport={() => setOpened('export')}
          onRehearsal={() => setOpened('rehearsal')}
        />
        <div className="room-stage">
          {looking === null && isWaiting ? (
            <WaitingPage onRename={() => setOpened('rename')} />
          ) : looking === null && isLate ? (
            <ArrivalCard current={current} onGo={goOn} />
          ) : narrow && looking === null && lines ? (
            lines
          ) : (
            <Stage step={current.step} looking={looking} />
          )}
        </div>
        {!narrow && <TimeSigns />}
      </main>
      {!narrow && lines && <aside className="room-lines">{lines}</aside>}
      {narrow && isFacilitator && <FacilitatorFooter onFollow={follow} onOpen={setOpened} />}
      <SessionDialogs opened={opened} onOpen={setOpened} onClose={() => setOpened(null)} />
    </div>
  );
}
