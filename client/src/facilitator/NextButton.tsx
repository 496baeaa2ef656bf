import type { Opened } from '../app/session/opened.ts';
import { currentOf, nextOf } from '../app/session/steps.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';

interface NextButtonProps {
  /** Without the name of the step, where the bar is full; a bar that is too narrow leaves it out by itself. */
  compact?: boolean;
  wide?: boolean;
  onFollow: () => void;
  onOpen: (what: Opened) => void;
}

/** Takes the whole group to the first step, and then each time to the next; after the last one, to the export. */
export function NextButton({ compact = false, wide = false, onFollow, onOpen }: NextButtonProps) {
  const { programme, step, startedAt } = useSession();
  const isStart = startedAt === null;
  const next = isStart ? currentOf(programme, step) : nextOf(programme, step);
  if (!next) {
    return (
      <Button variant="primary" icon="download" wide={wide} onPress={() => onOpen('export')}>
        {t('facilitator.finish')}
      </Button>
    );
  }
  const go = (): void => {
    onFollow();
    void give({ type: 'goToStep', step: next.step.id });
  };
  const full = t(isStart ? 'conducting.start' : 'facilitator.next', { title: next.step.title });
  return (
    <Button
      variant="primary"
      iconEnd="arrowRight"
      wide={wide}
      className="next-button"
      onPress={go}
      aria-label={full}
    >
      {!compact && <span className="next-full">{full}</span>}
      <span className={compact ? undefined : 'next-short'}>
        {t(isStart ? 'conducting.startShort' : 'facilitator.nextShort')}
      </span>
    </Button>
  );
}
