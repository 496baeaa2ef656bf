import type { Area } from '@verbindbord/shared/activities/activity.ts';
import { displayName } from '@verbindbord/shared/session/state.ts';
import { useIsFacilitator, useMe, useSession } from '../../connection/session.ts';
import { FreezeButton } from '../../facilitator/FreezeButton.tsx';
import { NextButton } from '../../facilitator/NextButton.tsx';
import { TimerControls } from '../../facilitator/TimerControls.tsx';
import { t } from '../../text/t.ts';
import { AreaSwitch } from './AreaSwitch.tsx';
import type { Opened } from './opened.ts';
import { SaveSign } from './SaveSign.tsx';
import { SessionMenu } from './SessionMenu.tsx';
import { StepList } from './StepList.tsx';
import type { NumberedStep } from './steps.ts';
import { TimerDisplay } from './TimerDisplay.tsx';

interface SessionBarProps {
  current: NumberedStep;
  area: Area | null;
  /** The programme stands beside it: the bar then shows the step of now alone. */
  hasRail: boolean;
  onLook: (area: Area) => void;
  onFollow: () => void;
  onOpen: (what: Opened) => void;
}

/** The bar over the board on a wide screen. */
export function SessionBar({ current, area, hasRail, onLook, onFollow, onOpen }: SessionBarProps) {
  const { title } = useSession();
  const me = useMe();
  const isFacilitator = useIsFacilitator();
  return (
    <header className="bar">
      <div className="bar-session">
        <div className="bar-title strong">{title}</div>
        <div className="bar-me t1 soft">
          {t('app.bar.me', { name: displayName(me), role: t(`app.role.${me.role}`) })}
        </div>
      </div>
      {hasRail ? (
        <div className="bar-now">
          <span className="num">{current.number}</span>{' '}
          <span className="steps-title">{current.step.title}</span>
        </div>
      ) : (
        <StepList onFollow={onFollow} />
      )}
      <div className="bar-end">
        <SaveSign />
        {isFacilitator ? <TimerControls minutes={current.step.minutes} /> : <TimerDisplay />}
        <AreaSwitch area={area} onLook={onLook} />
        {isFacilitator && <FreezeButton compact={!hasRail} />}
        {isFacilitator && <NextButton compact={!hasRail} onFollow={onFollow} onOpen={onOpen} />}
        <SessionMenu onOpen={onOpen} />
      </div>
    </header>
  );
}
