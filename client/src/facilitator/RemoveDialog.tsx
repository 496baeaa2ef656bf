import './RemoveDialog.css';
import { displayName, type Participant } from '@verbindbord/shared/session/state.ts';
import { useEffect, useState } from 'react';
import { askMade, useMe, useSession } from '../connection/session.ts';
import { locale, t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { sortedPeople } from './people.ts';
import { removePerson } from './removePerson.ts';

interface RemoveDialogProps {
  /** Null: it is still to be chosen who. */
  person: Participant | null;
  onClose: () => void;
}

/** Puts somebody out of the session, alone or with all that they made. It can be taken back, so nothing is asked twice. */
export function RemoveDialog({ person, onClose }: RemoveDialogProps) {
  const made = useMade();
  const remove = (who: Participant, work: boolean): void => {
    onClose();
    void removePerson(who, work);
  };
  if (!person) return <ChooseWhom made={made} onClose={onClose} onRemove={(who) => remove(who, true)} />;
  const name = displayName(person);
  return (
    <Dialog
      isOpen
      size="small"
      title={t('roles.removeOneTitle', { name })}
      closeLabel={t('ui.close')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => remove(person, false)}>{t('roles.removeAlone')}</Button>
          <Button variant="danger" onPress={() => remove(person, true)}>
            {t('roles.removeAll')}
          </Button>
        </>
      }
    >
      <div className="remove-text">
        <p>{t('roles.removeOneText', { name })}</p>
        <p className="strong">{thingsOf(made, person)}</p>
        <p className="soft">{t('roles.notUndone', { name })}</p>
      </div>
    </Dialog>
  );
}

interface ChooseWhomProps {
  made: Made;
  onClose: () => void;
  onRemove: (person: Participant) => void;
}

/** Who put the most on the board stands first: that is who is looked for when somebody spoils it. */
function ChooseWhom({ made, onClose, onRemove }: ChooseWhomProps) {
  const session = useSession();
  const me = useMe();
  const people = sortedPeople(session, locale())
    .filter(({ id, hasDevice }) => id !== me.id && hasDevice)
    .sort((one, other) => (made?.[other.id] ?? 0) - (made?.[one.id] ?? 0));
  return (
    <Dialog isOpen title={t('roles.removeTitle')} closeLabel={t('ui.close')} onClose={onClose}>
      <div className="remove-text">
        <p>{t(people.length === 0 ? 'roles.nobodyToRemove' : 'roles.removeText')}</p>
        <ul className="remove-list">
          {people.map((person) => (
            <li key={person.id} className="remove-row">
              <span className="remove-who">
                <span className="strong">{displayName(person)}</span>
                <span className="t1 soft">
                  {[!person.connected && t('facilitator.away'), thingsOf(made, person)]
                    .filter((words) => words !== false && words !== '')
                    .join(', ')}
                </span>
              </span>
              <Button
                variant="danger"
                size="small"
                aria-label={t('roles.removeAllOf', { name: displayName(person) })}
                onPress={() => onRemove(person)}
              >
                {t('roles.removeAll')}
              </Button>
            </li>
          ))}
        </ul>
        <p className="t1 soft">{t('roles.notUndoneAll')}</p>
      </div>
    </Dialog>
  );
}

/** How many things are whose; null until the server has counted. */
type Made = Readonly<Record<string, number>> | null;

function useMade(): Made {
  const [made, setMade] = useState<Made>(null);
  useEffect(() => {
    let isGone = false;
    void askMade().then((things) => {
      if (!isGone) setMade(things);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return made;
}

function thingsOf(made: Made, { id }: Participant): string {
  return made ? t('roles.things', { count: made[id] ?? 0 }) : '';
}
