import './RemoveDialog.css';
import type { Removed } from '@verbindbord/shared/session/removed.ts';
import { displayName } from '@verbindbord/shared/session/state.ts';
import { useSession } from '../connection/session.ts';
import { give } from '../pairs/give.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { putBack } from './removePerson.ts';

/** Who was put out, with the way back for as long as the session lasts. */
export function RemovedPeople() {
  const { removed } = useSession();
  if (removed.length === 0) return null;
  return (
    <section aria-labelledby="removed-title" className="removed-people">
      <h3 id="removed-title" className="t3 strong">
        {t('roles.removedList')}
      </h3>
      <ul className="remove-list">
        {removed.map((one) => (
          <Row key={one.person.id} removed={one} />
        ))}
      </ul>
    </section>
  );
}

function Row({ removed: { person, work } }: { removed: Removed }) {
  const name = displayName(person);
  return (
    <li className="remove-row">
      <span className="remove-who">
        <span className="strong">{name}</span>
        <span className="t1 soft">
          {work ? t('roles.removedWith', { count: work.things }) : t('roles.removedWithout')}
          {work !== null && work.kept > 0 && <>; {t('roles.removedKept', { count: work.kept })}</>}
        </span>
      </span>
      <span className="remove-acts">
        {work === null && (
          <Button
            size="small"
            aria-label={t('roles.removeWorkOf', { name })}
            onPress={() => void give({ type: 'removePerson', participant: person.id, work: true })}
          >
            {t('roles.removeWork')}
          </Button>
        )}
        <Button
          size="small"
          icon="undo"
          aria-label={t('roles.putBackOf', { name })}
          onPress={() => void putBack(person.id, name)}
        >
          {t('roles.putBack')}
        </Button>
      </span>
    </li>
  );
}
