import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';

interface FreezeButtonProps {
  /** As an icon alone, where the bar is full. */
  compact?: boolean;
}

/** Everybody's screen read-only at once, and back. */
export function FreezeButton({ compact = false }: FreezeButtonProps) {
  const isFrozen = useSession().frozen !== null;
  const toggle = (): void => void give({ type: isFrozen ? 'unfreeze' : 'freeze' });
  const label = t(isFrozen ? 'facilitator.unfreeze' : 'facilitator.freeze');
  if (!compact) {
    return (
      <Button icon="freeze" aria-pressed={isFrozen} onPress={toggle}>
        <span className="freeze-label">{label}</span>
      </Button>
    );
  }
  return (
    <Tooltip text={label} placement="bottom">
      <IconButton icon="freeze" variant="default" label={label} aria-pressed={isFrozen} onPress={toggle} />
    </Tooltip>
  );
}
