import './FacilitatorFooter.css';
import type { Opened } from '../app/session/opened.ts';
import { currentOf } from '../app/session/steps.ts';
import { useSession } from '../connection/session.ts';
import { t } from '../text/t.ts';
import { IconButton } from '../ui/Button.tsx';
import { BackButton } from './BackButton.tsx';
import { FreezeButton } from './FreezeButton.tsx';
import { NextButton } from './NextButton.tsx';
import { Pace } from './Pace.tsx';
import { planOf } from './plan.ts';
import { TimerControls } from './TimerControls.tsx';
import { useSlowNow } from './useSlowNow.ts';

interface FacilitatorFooterProps {
  onFollow: () => void;
  onOpen: (what: Opened) => void;
}

/** What a facilitator needs on a phone, within reach of a thumb. */
export function FacilitatorFooter({ onFollow, onOpen }: FacilitatorFooterProps) {
  const session = useSession();
  const { programme, step } = session;
  const plan = planOf(session, useSlowNow());
  return (
    <footer className="facilitator-footer">
      <div className="facilitator-footer-row">
        <IconButton
          icon="list"
          variant="default"
          label={t('facilitator.open')}
          onPress={() => onOpen('programme')}
        />
        <FreezeButton compact />
        <TimerControls minutes={currentOf(programme, step).step.minutes} />
      </div>
      <Pace plan={plan} />
      <div className="facilitator-footer-go">
        <BackButton onFollow={onFollow} />
        <NextButton wide onFollow={onFollow} onOpen={onOpen} />
      </div>
    </footer>
  );
}
