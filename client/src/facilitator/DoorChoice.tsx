import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Segmented } from '../ui/Segmented.tsx';

const CHOICES = ['open', 'byHand', 'shut'] as const;
type Choice = (typeof CHOICES)[number];

/** How new people get in. */
export function DoorChoice() {
  const choice = choiceOf(useSession());
  return (
    <Segmented
      label={t('roles.door')}
      hint={t(`roles.doorHint.${choice}`)}
      value={choice}
      onChange={(next) =>
        void give(
          { type: 'setOpen', open: next !== 'shut', byHand: next === 'byHand' },
          t(`roles.doorSaid.${next}`),
        )
      }
      options={CHOICES.map((id) => ({ id, label: t(`roles.door.${id}`) }))}
      vertical
    />
  );
}

function choiceOf({ open, door }: SessionState): Choice {
  if (!open) return 'shut';
  return door.byHand ? 'byHand' : 'open';
}
