import './merging.css';
import './StakeholderPanel.css';
import { whoHasName } from '@verbindbord/shared/analysis/sameName.ts';
import { useBoard } from '../board/store.ts';
import { goToCard } from '../canvas/useCard.ts';
import { t, useLanguage } from '../text/t.ts';
import { Icon } from '../ui/Icon.tsx';
import { placeText } from './meaningText.ts';
import { Seat } from './Seat.tsx';

interface AlreadyThereProps {
  name: string;
  organisation: string;
  /** Called when somebody goes to who is there. */
  onLeave: () => void;
}

/** Who stands on the map already under the name that is being typed, and the way there. Forbids nothing. */
export function AlreadyThere({ name, organisation, onLeave }: AlreadyThereProps) {
  const language = useLanguage();
  const stakeholders = useBoard((board) => board.stakeholders);
  const found = whoHasName({ name, organisation }, Object.values(stakeholders));
  return (
    <div className={found.length > 0 ? 'merging-there' : undefined}>
      <p className="t1 strong" role="status">
        {found.length > 0 && t('parties.alreadyThere', { count: found.length })}
      </p>
      {found.length > 0 && (
        <ul>
          {found.map(({ id, name: other, organisation: where, place, seat }) => (
            <li key={id}>
              <button
                type="button"
                className="map-connection"
                onClick={() => {
                  onLeave();
                  goToCard(id);
                }}
              >
                <Seat domain={place.domain} seat={seat} />
                <span className="merging-words">
                  <b>{other}</b>
                  <span className="t1 soft">
                    {[where, placeText(place, language)].filter((text) => text !== '').join(', ')}
                  </span>
                </span>
                <Icon name="chevronRight" size={18} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
