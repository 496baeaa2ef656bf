import { presentIn } from '@verbindbord/shared/session/mending.ts';
import type { SessionState } from '@verbindbord/shared/session/state.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { give } from './give.ts';
import { nameOf, namesOf } from './names.ts';
import { PairNumber } from './Person.tsx';

interface MovePersonDialogProps {
  session: SessionState;
  /** Null: closed. */
  person: string | null;
  onClose: () => void;
}

/** Puts somebody in another pair, or alone, while the pairs are at work. One press does it. */
export function MovePersonDialog({ session, person, onClose }: MovePersonDialogProps) {
  if (person === null) return null;
  const name = nameOf(session, person);
  const own = session.round.pairs.find((pair) => pair.members.includes(person));
  const isLast = own && presentIn(session, own).every(({ id }) => id === person);
  const move = (pair: string | null, done: string): void => {
    onClose();
    void give({ type: 'moveToPair', participant: person, pair }, done);
  };
  return (
    <Dialog title={t('pairs.moveTitle', { name })} isOpen onClose={onClose} closeLabel={t('ui.close')}>
      {own && (
        <p className="pairs-move-note">
          {t(isLast ? 'pairs.moveNoteLast' : 'pairs.moveNote', { name, number: own.number })}
        </p>
      )}
      <ul className="pairs-choices">
        {session.round.pairs
          .filter((pair) => pair !== own)
          .map((pair) => (
            <li key={pair.id}>
              <button
                type="button"
                className="pairs-choice"
                onClick={() => move(pair.id, t('pairs.nowIn', { name, number: pair.number }))}
              >
                <PairNumber number={pair.number} />
                <span>{namesOf(session, pair.members)}</span>
              </button>
            </li>
          ))}
      </ul>
      {own?.members.length !== 1 && (
        <Button icon="person" wide onPress={() => move(null, t('pairs.nowAlone', { name }))}>
          {t('pairs.putAlone')}
        </Button>
      )}
    </Dialog>
  );
}
