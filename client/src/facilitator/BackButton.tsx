import { previousOf } from '../app/session/steps.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { IconButton } from '../ui/Button.tsx';

/** Takes the whole group one step back. */
export function BackButton({ onFollow }: { onFollow: () => void }) {
  const { programme, step } = useSession();
  const previous = previousOf(programme, step);
  if (!previous) return null;
  const go = (): void => {
    onFollow();
    void give({ type: 'goToStep', step: previous.step.id });
  };
  const label = t('conducting.back', { number: previous.number, title: previous.step.title });
  return <IconButton icon="arrowLeft" variant="default" label={label} onPress={go} />;
}
