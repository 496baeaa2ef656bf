import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { useSession } from '../../connection/session.ts';
import type { Opened } from './opened.ts';
import { SaveSign } from './SaveSign.tsx';
import { SessionMenu } from './SessionMenu.tsx';
import type { NumberedStep } from './steps.ts';
import { TimerDisplay } from './TimerDisplay.tsx';
import { TimeSigns } from './TimeSigns.tsx';
import { useIsWaiting } from './useIsWaiting.ts';

interface PhoneBarProps {
  current: NumberedStep;
  area: Area | null;
  onLook: (area: Area | null) => void;
  onOpen: (what: Opened) => void;
}

/** The bar on a phone: where the group is and how long it has. Everything else is in the menu. */
export function PhoneBar({ current, area, onLook, onOpen }: PhoneBarProps) {
  const { title } = useSession();
  const isWaiting = useIsWaiting();
  return (
    <header className="phone-bar">
      <div className="phone-bar-step">
        {!isWaiting && <span className="now strong num">{current.number}</span>}
        <span className="phone-bar-title strong">{isWaiting ? title : current.step.title}</span>
        <TimeSigns />
      </div>
      <SaveSign onlyUnsaved />
      <TimerDisplay />
      <SessionMenu area={area} onLook={onLook} onOpen={onOpen} />
    </header>
  );
}
