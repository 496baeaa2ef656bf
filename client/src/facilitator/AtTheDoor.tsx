import './RemoveDialog.css';
import type { Knock } from '@verbindbord/shared/session/door.ts';
import { useState } from 'react';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { formatTime } from '../text/format.ts';
import { t } from '../text/t.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

/** Who waits at the door, for facilitators: all in at once, or one by one. */
export function AtTheDoor() {
  const { knocking } = useSession().door;
  const [isOpen, setOpen] = useState(false);
  const [first] = knocking;
  return (
    <>
      {first && (
        <Banner
          tone="follow"
          icon="person"
          live="polite"
          action={
            <span className="remove-acts">
              <Button onPress={() => setOpen(true)}>{t('roles.showKnocking')}</Button>
              <Button variant="primary" onPress={() => answer(knocking, true)}>
                {t(knocking.length === 1 ? 'roles.letIn' : 'roles.letAllIn')}
              </Button>
            </span>
          }
        >
          {t('roles.knocking', { count: knocking.length, name: nameOf(first) })}
        </Banner>
      )}
      {isOpen && <DoorDialog knocking={knocking} onClose={() => setOpen(false)} />}
    </>
  );
}

function DoorDialog({ knocking, onClose }: { knocking: readonly Knock[]; onClose: () => void }) {
  return (
    <Dialog
      isOpen
      title={t('roles.doorTitle')}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        knocking.length > 1 && (
          <>
            <Button onPress={() => answer(knocking, false)}>{t('roles.turnAllAway')}</Button>
            <Button variant="primary" onPress={() => answer(knocking, true)}>
              {t('roles.letAllIn')}
            </Button>
          </>
        )
      }
    >
      {knocking.length === 0 && <p role="status">{t('roles.nobodyKnocks')}</p>}
      <ul className="remove-list">
        {knocking.map((knock) => (
          <li key={knock.id} className="remove-row">
            <span className="remove-who">
              <span className="strong">{nameOf(knock)}</span>
              <span className="t1 soft">{wordsOf(knock)}</span>
            </span>
            <span className="remove-acts">
              <Button
                size="small"
                aria-label={t('roles.turnAwayOf', { name: nameOf(knock) })}
                onPress={() => answer([knock], false)}
              >
                {t('roles.turnAway')}
              </Button>
              <Button
                size="small"
                variant="primary"
                aria-label={t('roles.letInOf', { name: nameOf(knock) })}
                onPress={() => answer([knock], true)}
              >
                {t('roles.letIn')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function answer(knocking: readonly Knock[], letIn: boolean): void {
  void give({ type: 'answerDoor', participants: knocking.map(({ id }) => id), letIn });
}

function nameOf({ role, name }: Knock): string {
  return role === 'presenter' ? t('roles.theWall') : name;
}

function wordsOf({ role, department, at }: Knock): string {
  const words = [role === 'participant' || role === 'presenter' ? '' : t(`app.role.${role}`), department];
  return [...words.filter((word) => word !== ''), t('roles.since', { time: formatTime(at) })].join(', ');
}
