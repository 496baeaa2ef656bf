import './Arrival.css';
import { displayName, peopleOf } from '@verbindbord/shared/session/state.ts';
import { useMe, useSession } from '../../connection/session.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';

/** Before the first step: that it worked, that nothing has to be done, and by which name the others know you. */
export function WaitingPage({ onRename }: { onRename: () => void }) {
  const session = useSession();
  const me = useMe();
  const name = displayName(me);
  const there = peopleOf(session).filter(({ role, connected }) => role === 'participant' && connected);
  return (
    <div className="arrival">
      <div className="arrival-card sheet">
        <h1 className="t5" tabIndex={-1}>
          {t('conducting.waiting.title', { name })}
        </h1>
        <p className="t3">{t('conducting.waiting.text')}</p>
        {me.namesake > 1 && <p>{t('conducting.waiting.namesake', { name })}</p>}
        <p className="soft num">{t('conducting.waiting.people', { count: there.length })}</p>
        <Button variant="quiet" icon="edit" className="arrival-rename" onPress={onRename}>
          {t('conducting.waiting.rename')}
        </Button>
      </div>
    </div>
  );
}
