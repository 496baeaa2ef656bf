import './TimerControls.css';
import { Button as AriaButton } from 'react-aria-components';
import { TimerDisplay } from '../app/session/TimerDisplay.tsx';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuAct } from '../ui/Menu.tsx';

interface TimerControlsProps {
  /** What is planned for the step. */
  minutes: number;
}

/** The clock of the step: start it, one minute more at a press, and the rest behind the clock itself. */
export function TimerControls({ minutes }: TimerControlsProps) {
  const { timer } = useSession();
  const planned = Math.max(1, Math.round(minutes));
  const start = (): void => void give({ type: 'startTimer', seconds: planned * 60 });
  if (timer === null) {
    return (
      <Button icon="clock" onPress={start}>
        {t('facilitator.timer.start', { count: planned })}
      </Button>
    );
  }
  const acts: MenuAct[] = [
    timer.state === 'running'
      ? {
          id: 'pause',
          label: t('facilitator.timer.pause'),
          icon: 'pause',
          onAction: () => void give({ type: 'pauseTimer' }),
        }
      : {
          id: 'resume',
          label: t('facilitator.timer.resume'),
          icon: 'play',
          onAction: () => void give({ type: 'resumeTimer' }),
        },
    {
      id: 'plusFive',
      label: t('facilitator.timer.plusFive'),
      icon: 'plus',
      onAction: () => void give({ type: 'addTime', seconds: 300 }),
    },
    {
      id: 'again',
      label: t('facilitator.timer.again', { count: planned }),
      icon: 'refresh',
      onAction: start,
    },
    {
      id: 'stop',
      label: t('facilitator.timer.stop'),
      icon: 'close',
      onAction: () => void give({ type: 'stopTimer' }),
    },
  ];
  return (
    <div className="timer-controls">
      <Menu
        label={t('facilitator.timer')}
        acts={acts}
        trigger={
          <AriaButton className="timer-trigger">
            <span className="visually-hidden">{t('facilitator.timer')}</span>
            <TimerDisplay />
            <Icon name="chevronDown" size={16} strokeWidth={2} />
          </AriaButton>
        }
      />
      <Button
        icon="plus"
        aria-label={t('facilitator.timer.plusOneLabel')}
        onPress={() => void give({ type: 'addTime', seconds: 60 })}
      >
        {t('facilitator.timer.plusOne')}
      </Button>
    </div>
  );
}
